using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Operations.Replay;

/// <summary>What became of accounts: lines of <c>{ "account_id", "outcome", "at" }</c>, the last word on an account counting.</summary>
/// <param name="Won">By account, whether it was won.</param>
/// <param name="Unreadable">Lines left out, each with its number and what was expected.</param>
internal sealed record PastOutcomes(IReadOnlyDictionary<string, bool> Won, IReadOnlyList<string> Unreadable)
{
    public static PastOutcomes None { get; } = new(new Dictionary<string, bool>(), []);

    public static async Task<PastOutcomes> Read(string path)
    {
        await using var file = File.OpenRead(path);
        var last = new Dictionary<string, (Instant At, bool Won)>(StringComparer.Ordinal);
        var unreadable = new List<string>();
        await foreach (var line in NumberedLines.Of(file))
        {
            if (One(line.Bytes) is not { } told)
            {
                unreadable.Add(
                    $"{path}:{line.Number}: expected an object with account_id, outcome and at (a time such as 2026-11-20T14:03:11Z)"
                );
            }
            else if (!last.TryGetValue(told.Account, out var known) || told.At >= known.At)
            {
                last[told.Account] = (told.At, told.Won);
            }
        }

        return new PastOutcomes(last.ToDictionary(o => o.Key, o => o.Value.Won, StringComparer.Ordinal), unreadable);
    }

    private static (string Account, Instant At, bool Won)? One(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && Text(document.RootElement, "account_id") is { } account
                && Text(document.RootElement, "outcome") is { } outcome
                && Text(document.RootElement, "at") is { } at
                && OffsetDateTimePattern.ExtendedIso.Parse(at) is { Success: true } when
                // At the edges of the calendar an offset leads out of it.
                && when.Value.Year is > 0 and < 9999
                ? (account, when.Value.ToInstant(), string.Equals(outcome, "won", StringComparison.OrdinalIgnoreCase))
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
