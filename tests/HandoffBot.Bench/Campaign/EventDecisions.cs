using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Tables;

namespace HandoffBot.Bench.Campaign;

/// <summary>What became of each event: its first decision, and those made again of one that was held.</summary>
internal sealed class EventDecisions(IReadOnlyList<DecisionRow> rows)
{
    /// <summary>The rule that holds an event until a person has said which account it is about.</summary>
    public const string WaitsForAnswer = "required:which_account";

    private readonly ILookup<string, DecisionRow> _ofEvent = rows.ToLookup(row => row.ScoreEventId ?? row.EventId, StringComparer.Ordinal);

    /// <summary>The decisions of an event, in order.</summary>
    public IReadOnlyList<DecisionRow> Of(string eventId) =>
        [.. _ofEvent[eventId].OrderBy(row => row.ScoreEventId is not null).ThenBy(row => row.DecidedAt)];

    /// <summary>Where an event ended; null where it was never decided.</summary>
    public DecisionRow? Last(string eventId) => Of(eventId) is [.., var last] ? last : null;

    /// <summary>The last event that was acted on, of each account that events turned out to be about.</summary>
    public IEnumerable<GeneratedEvent> NewestOfAccounts(IEnumerable<GeneratedEvent> accepted) =>
        accepted
            .Select(one => (Event: one, Last: Last(one.Id)))
            .Where(one => one.Last is { Rule: not WaitsForAnswer, Outcome: not DecisionOutcome.Superseded })
            .GroupBy(one => one.Last!.AccountKey, StringComparer.Ordinal)
            .Select(group => group.MaxBy(one => one.Event.At).Event);

    /// <summary>What was taken for old, and was not: nothing newer names the same account or turned out to be about it.</summary>
    public IEnumerable<string> WronglySuperseded(IReadOnlyCollection<GeneratedEvent> accepted)
    {
        var newestOfTold = accepted
            .GroupBy(one => one.Account, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(one => one.At), StringComparer.Ordinal);
        var newestOfFound = accepted
            .SelectMany(one => Of(one.Id).Select(row => (row.AccountKey, one.At)))
            .GroupBy(one => one.AccountKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(one => one.At), StringComparer.Ordinal);
        return accepted
            .Where(one => Last(one.Id) is { Outcome: DecisionOutcome.Superseded } last
                && newestOfTold[one.Account] <= one.At
                && newestOfFound[last.AccountKey] <= one.At)
            .Select(one => $"the last event of {one.Account} was taken for an old one");
    }
}
