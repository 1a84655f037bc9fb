using System.Text.RegularExpressions;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Text;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>A decision in plain words.</summary>
internal static partial class TraceLines
{
    /// <summary>What was decided, and when.</summary>
    public static string Head(DecisionRow decision) =>
        $"*{DecisionRuleText.Said(decision.Outcome)}:* {WithPeople(DisplayText.Safe(decision.Reason, 500))} · event {DisplayText.Code(decision.EventId, 120)}, occurred {DisplayText.Date(decision.OccurredAt, "{date_short_pretty} {time}")}";

    /// <summary>Every rule tried, with what it saw; the result is in <see cref="Head"/>.</summary>
    public static IEnumerable<string> Steps(DecisionRow decision) =>
        decision
            .Trace.Where(step => step.Rule != "result")
            .Take(30)
            .Select(step =>
                $"{(step.Passed ? "✓" : "✗")} *{DisplayText.Safe(step.Rule, 60)}*: {DisplayText.Safe(step.Says, 300)}{(DisplayText.Safe(step.Input, 200) is { } saw ? $"  _saw {saw.Replace('_', ' ')}_" : "")}"
            );

    /// <summary>The alert's history.</summary>
    public static string History(AlertFactRow fact) =>
        $"• {DisplayText.Date(fact.At, "{date_short_pretty} {time}")}: {Said(fact.Kind)}{(fact.By is { } by ? $" by {PersonText.Mention(by)}" : "")}{(DisplayText.Safe(fact.Detail, 200) is { } detail ? $": {detail}" : "")}";

    // The rules know people by the ids of the agreement; only the one who asked sees this, so it notifies nobody.
    private static string? WithPeople(string? reason) => reason is null ? null : AskedPerson().Replace(reason, "<@$0>");

    [GeneratedRegex(@"(?<=\(ask )[UW][A-Z0-9]{2,39}(?=\))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedPerson();

    private static string Said(AlertFactKind kind) =>
        kind switch
        {
            AlertFactKind.Opened => "opened",
            AlertFactKind.Updated => "updated by a later event",
            AlertFactKind.BandRaised => "its band rose",
            AlertFactKind.Claimed => "claimed",
            AlertFactKind.Released => "released",
            AlertFactKind.TakenOver => "taken over",
            AlertFactKind.Contacted => "contacted",
            AlertFactKind.ContactUndone => "contact taken back",
            AlertFactKind.Flagged => "flagged as a bad score",
            AlertFactKind.ReasonGiven => "reason given",
            AlertFactKind.NoteGiven => "note added",
            AlertFactKind.FlagUndone => "flag taken back",
            AlertFactKind.TurnedStale => "a shown signal turned stale",
            AlertFactKind.Expired => "expired",
            AlertFactKind.Withdrawn => "withdrawn",
            _ => "never reached Slack",
        };
}
