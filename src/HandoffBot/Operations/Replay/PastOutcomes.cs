using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>What became of accounts: lines of <c>{ "account_id", "outcome", "at" }</c>, the last word on an account counting.</summary>
/// <param name="Won">By account, whether it was won.</param>
/// <param name="Unreadable">Lines left out, each with its number and what was expected.</param>
internal sealed record PastOutcomes(IReadOnlyDictionary<string, bool> Won, IReadOnlyList<string> Unreadable)
{
    public static PastOutcomes None { get; } = new(new Dictionary<string, bool>(), []);

    /// <param name="path">The file.</param>
    /// <param name="known">The account that an id was said to be, or the id itself.</param>
    public static async Task<PastOutcomes> Read(string path, Func<string, string> known)
    {
        var past = await PastRecords<Outcome>.Read(
            path,
            "account_id, outcome",
            (from, at) =>
                PastRecords.Text(from, "account_id") is { } account && PastRecords.Text(from, "outcome") is { } outcome
                    ? new Outcome(known(account), string.Equals(outcome, "won", StringComparison.OrdinalIgnoreCase), at)
                    : null
        );
        var last = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var told in past.Records)
        {
            if (!last.TryGetValue(told.Account, out var before) || told.At >= before.At)
            {
                last[told.Account] = told;
            }
        }

        return new PastOutcomes(last.ToDictionary(o => o.Key, o => o.Value.Won, StringComparer.Ordinal), past.Unreadable);
    }

    private sealed record Outcome(string Account, bool Won, Instant At);
}
