using System.Diagnostics;

namespace HandoffBot.Store.Context;

/// <summary>Remembers the last write that failed for the database's sake, so that an operator can be told.</summary>
public sealed class WriteFailureTracker
{
    private volatile Failure? _last;

    /// <summary>Why a write failed within the last <paramref name="span"/>; null when none did.</summary>
    public string? Within(TimeSpan span) => _last is { } last && Stopwatch.GetElapsedTime(last.At) < span ? last.Why : null;

    /// <summary>Does the write and remembers if it fails.</summary>
    public async Task<T> Watch<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception fault) when (fault is not OperationCanceledException && DatabaseFailure.Is(fault))
        {
            _last = new(fault.GetBaseException().Message, Stopwatch.GetTimestamp());
            throw;
        }
    }

    private sealed record Failure(string Why, long At);
}
