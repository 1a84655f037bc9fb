using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>What a decision adds to its alert's history.</summary>
public static class DecisionFacts
{
    /// <summary>In the detail of an update, before the name of the person the alert is about from then on.</summary>
    public const string NowAbout = ", now about ";

    /// <summary>The facts to append, in order; empty when no alert was made or changed.</summary>
    public static IReadOnlyList<AlertFact> Of(Decision decision) =>
        decision.Outcome switch
        {
            DecisionOutcome.Alerted => [new AlertFact(AlertFactKind.Opened, decision.DecidedAt, Detail: decision.EventId)],
            DecisionOutcome.Updated => [.. Updated(decision)],
            DecisionOutcome.Withdrawn => [new AlertFact(AlertFactKind.Withdrawn, decision.DecidedAt, Detail: decision.Reason)],
            DecisionOutcome.Held or DecisionOutcome.Suppressed or DecisionOutcome.Nurture => [],
            DecisionOutcome.HeldOut or DecisionOutcome.Expired or DecisionOutcome.Superseded => [],
            DecisionOutcome.Learned or DecisionOutcome.Recorded => [],
        };

    private static IEnumerable<AlertFact> Updated(Decision decision)
    {
        yield return new AlertFact(AlertFactKind.Updated, decision.DecidedAt, Detail: decision.EventId + About(decision));
        if (decision.BandRise is { } rise)
        {
            yield return new AlertFact(AlertFactKind.BandRaised, decision.DecidedAt, Detail: $"{rise.From} → {rise.To}");
        }

        if (decision.EndedSnooze is not null)
        {
            var because = decision.BandRise is null ? "it expires before that" : "its band rose";
            yield return new AlertFact(AlertFactKind.SnoozeEnded, decision.DecidedAt, Detail: because);
        }
    }

    // A name is personal data: retention finds it by these words.
    private static string About(Decision decision) => decision.NowAbout is { } person ? $"{NowAbout}{person}" : "";
}
