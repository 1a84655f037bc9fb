using System.Diagnostics;

namespace HandoffBot.Store.Context;

/// <summary>Remembers the last write that failed for the database's sake, so that an operator can be told; and lets no write through
/// while the schema is newer than this program.</summary>
public sealed class WriteFailureTracker
{
    private volatile Failure? _last;
    private volatile string? _newerSchema;

    /// <summary>That the schema is newer than this program, and what to do; null while it is not.</summary>
    public string? NewerSchema
    {
        get => _newerSchema;
        set => _newerSchema = value;
    }

    /// <summary>Why a write failed within the last <paramref name="span"/>; null when none did.</summary>
    public string? Within(TimeSpan span) => _last is { } last && Stopwatch.GetElapsedTime(last.At) < span ? last.Why : null;

    /// <summary>Does the write and remembers if it fails.</summary>
    /// <exception cref="NewerSchemaException">The schema is newer than this program; nothing was written.</exception>
    public async Task<T> Track<T>(Func<Task<T>> write)
    {
        if (_newerSchema is { } newer)
        {
            throw new NewerSchemaException(newer);
        }

        try
        {
            return await write();
        }
        catch (Exception fault) when (fault is not OperationCanceledException && DatabaseFailure.IsTransient(fault))
        {
            _last = new(fault.GetBaseException().Message, Stopwatch.GetTimestamp());
            throw;
        }
    }

    private sealed record Failure(string Why, long At);
}
