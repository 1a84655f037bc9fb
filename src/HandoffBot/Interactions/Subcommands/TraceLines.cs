using System.Text.RegularExpressions;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>A decision in plain words.</summary>
internal static partial class TraceLines
{
    /// <summary>What was decided, and when.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="inFull">Whether also for an account that is held out. Nobody is to work on one, so that what alerts bring can be
    /// told: only whoever runs the review reads more.</param>
    public static Markup Head(DecisionRow decision, bool inFull = false) =>
        $"{(IsToldOf(decision, inFull) ? Outcome(decision) : NotTold)} · {Subject(decision)}, "
            + $"occurred {DisplayText.Date(decision.OccurredAt, "{date_short_pretty} {time}")}";

    /// <summary>Every rule tried, with what it saw; the result is in <see cref="Head"/>, which see for the parameters.</summary>
    public static IEnumerable<Markup> Steps(DecisionRow decision, bool inFull = false) =>
        (IsToldOf(decision, inFull) ? decision.Trace : [])
            .Take(30)
            .Select(step =>
                (Markup)
                    $"{(step.Passed ? (Markup)$"✓" : $"✗")} *{DisplayText.Safe(step.Rule, 60)}*: {DisplayText.Safe(step.Says, 300)}"
                    + $"{(DisplayText.Safe(step.Input?.Replace('_', ' '), 200) is { } saw ? $"  _saw {saw}_" : Markup.Empty)}"
            );

    /// <summary>The alert's history.</summary>
    public static Markup History(AlertFactRow fact) =>
        $"• {DisplayText.Date(fact.At, "{date_short_pretty} {time}")}: {Markup.Escape(AlertFactText.Of(fact.Kind))}"
            + $"{(fact.By is { } by ? $" by {PersonText.Mention(by)}" : Markup.Empty)}"
                + $"{(DisplayText.Safe(fact.Detail, 200) is { } detail ? $": {detail}" : Markup.Empty)}";

    private static Markup NotTold => $"*Not handed off:* no alert was made of it, and nobody is asked to work on it.";

    private static bool IsToldOf(DecisionRow decision, bool inFull) => inFull || decision.Outcome is not DecisionOutcome.HeldOut;

    private static Markup Outcome(DecisionRow decision) =>
        $"*{Markup.Escape(DecisionRuleText.OutcomeText(decision.Outcome))}:* {Reason(decision)}";

    private static Markup Subject(DecisionRow decision) =>
        decision.ScoreEventId is { } held
            ? $"event {DisplayText.Code(held, 120)}, decided again by {DisplayText.Code(decision.EventId, 140)}"
        : decision is { Outcome: DecisionOutcome.Learned } or { Rule: RecordedOutcome.Rule } ? DisplayText.Code(decision.EventId, 140)
        : $"event {DisplayText.Code(decision.EventId, 120)}";

    // The rules know people by the ids of the agreement. The reason of a missing field is made of the agreement's words alone;
    // every other may quote a lead, and names nobody.
    private static Markup Reason(DecisionRow decision) =>
        decision.Rule.StartsWith("required:", StringComparison.Ordinal)
            ? Markup.Join(Markup.Empty, AskedPerson().Split(decision.Reason).Select(Part)).Truncate(700)
            : DisplayText.Safe(decision.Reason, 500) ?? Markup.Empty;

    private static Markup Part(string text, int place) => place % 2 == 0 ? Markup.Escape(text) : $"(ask {PersonText.Mention(text)})";

    [GeneratedRegex(@"\(ask (?<person>[UW][A-Z0-9]{2,39})\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedPerson();
}
