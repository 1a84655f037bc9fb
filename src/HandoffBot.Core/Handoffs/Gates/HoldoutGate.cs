using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>Leaves a share of the accounts without alerts, where the agreement says so. An account that has a live alert keeps it, and is
/// drawn when it would have its next one.</summary>
internal static class HoldoutGate
{
    private const string Rule = "holdout";

    /// <summary>What it found of a lead that another gate stops: nothing.</summary>
    internal static HoldoutCheck None { get; } = new(new([]), null);

    internal static HoldoutCheck Check(DecisionContext c)
    {
        if (c.Live is not null || c.Agreement.Holdout is not { } holdout || c.Now >= holdout.EndsAt(c.Agreement.Review.Zone))
        {
            return None;
        }

        var known = c.History.Holdout is { } entry && entry.Holdout == holdout.Name ? entry : null;
        // Nothing is said of an account that is not held out: the reps who get its alert read the trace.
        return known is null ? Drawn(c, holdout)
            : known.IsHeldOut ? new(Stopped(c, holdout, "held out since its first"), null)
            : None;
    }

    private static HoldoutCheck Drawn(DecisionContext c, Holdout holdout)
    {
        var place = HashBucketing.Place(c.Agreement.Id, $"{Rule}\n{holdout.Name}", c.Event.AccountKey);
        return place < holdout.Share
            ? new(
                Stopped(c, holdout, $"drawn at {place.ToString("0.######", CultureInfo.InvariantCulture)}"),
                new HoldoutEntry(holdout.Name, true)
            )
            : new(new([]), new HoldoutEntry(holdout.Name, false));
    }

    private static GateResult Stopped(DecisionContext c, Holdout holdout, string saw)
    {
        var share = $"the {ShareText.Percent(holdout.Share)} of the accounts that \"{holdout.Name}\" leaves without an alert until "
            + HoldoutText.LastDay(holdout);
        return new(
            [new TraceStep(Rule, $"account = \"{c.Event.AccountKey}\", {saw}", false, $"One of {share}.")],
            new GateStop(
                DecisionOutcome.HeldOut,
                Rule,
                $"It would have been {c.Band?.Name}, and is one of {share}, to learn what alerts bring. Nobody is asked to work on it."
            )
        );
    }
}

/// <summary>What the holdout makes of a lead that nothing else stops.</summary>
/// <param name="Found">Its steps, and why the lead stops here, if it does.</param>
/// <param name="Entered">On which side the account is from now on; null where that was known, or no holdout runs for it.</param>
internal sealed record HoldoutCheck(GateResult Found, HoldoutEntry? Entered);
