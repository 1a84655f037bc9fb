using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Operations.Replay;

/// <summary>What a file says happened to leads: one JSON object a line, each with the moment it happened in <c>at</c>.</summary>
/// <param name="Records">In the order of the file.</param>
/// <param name="Unreadable">Lines left out, each with its number and what was expected.</param>
internal sealed record PastRecords<T>(IReadOnlyList<T> Records, IReadOnlyList<string> Unreadable)
    where T : class
{
    public static PastRecords<T> None { get; } = new([], []);

    /// <param name="path">The file.</param>
    /// <param name="expected">The fields expected, in words.</param>
    /// <param name="read">Reads an object and its moment; null when a field is missing.</param>
    public static async Task<PastRecords<T>> Read(string path, string expected, Func<JsonElement, Instant, T?> read)
    {
        await using var file = File.OpenRead(path);
        var records = new List<T>();
        var unreadable = new List<string>();
        await foreach (var line in NumberedLines.Of(file))
        {
            if (One(line.Bytes, read) is { } record)
            {
                records.Add(record);
            }
            else
            {
                unreadable.Add($"{path}:{line.Number}: expected an object with {expected} and at (a time such as 2026-11-20T14:03:11Z)");
            }
        }

        return new PastRecords<T>(records, unreadable);
    }

    private static T? One(byte[] json, Func<JsonElement, Instant, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && PastRecords.Text(document.RootElement, "at") is { } at
                && OffsetDateTimePattern.ExtendedIso.Parse(at) is { Success: true } when
                // At the edges of the calendar an offset leads out of it.
                && when.Value.Year is > 0 and < 9999
                ? read(document.RootElement, when.Value.ToInstant())
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>Reads the fields of past records.</summary>
internal static class PastRecords
{
    /// <summary>The text of a field; null when there is none.</summary>
    public static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
