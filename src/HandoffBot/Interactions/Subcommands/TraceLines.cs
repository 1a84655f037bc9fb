using System.Text.RegularExpressions;
using HandoffBot.Core.Agreement.Notation;
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
        $"*{DecisionRuleText.OutcomeText(decision.Outcome)}:* {WithPeople(DisplayText.Safe(decision.Reason, 500))} · event "
            + $"{DisplayText.Code(decision.EventId, 120)}, occurred {DisplayText.Date(decision.OccurredAt, "{date_short_pretty} {time}")}";

    /// <summary>Every rule tried, with what it saw; the result is in <see cref="Head"/>.</summary>
    public static IEnumerable<string> Steps(DecisionRow decision) =>
        decision
            .Trace.Where(step => step.Rule != "result")
            .Take(30)
            .Select(step =>
                $"{(step.Passed ? "✓" : "✗")} *{DisplayText.Safe(step.Rule, 60)}*: {DisplayText.Safe(step.Says, 300)}"
                    + $"{(DisplayText.Safe(step.Input, 200) is { } saw ? $"  _saw {saw.Replace('_', ' ')}_" : "")}"
            );

    /// <summary>The alert's history.</summary>
    public static string History(AlertFactRow fact) =>
        $"• {DisplayText.Date(fact.At, "{date_short_pretty} {time}")}: {AlertFactText.Of(fact.Kind)}"
            + $"{(fact.By is { } by ? $" by {PersonText.Mention(by)}" : "")}"
                + $"{(DisplayText.Safe(fact.Detail, 200) is { } detail ? $": {detail}" : "")}";

    // The rules know people by the ids of the agreement; only the one who asked sees this, so it notifies nobody.
    private static string? WithPeople(string? reason) =>
        reason is null ? null : AskedPerson().Replace(reason, asked => SlackIds.IsUser(asked.Value) ? $"<@{asked.Value}>" : asked.Value);

    [GeneratedRegex(@"(?<=\(ask )[A-Z0-9]+(?=\))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedPerson();
}
