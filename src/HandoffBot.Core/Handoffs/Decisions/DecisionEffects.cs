using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>What follows from a decision besides its alert.</summary>
internal static class DecisionEffects
{
    /// <summary>The effects, in order; empty when the decision changed nothing and nobody is told.</summary>
    internal static IReadOnlyList<HandoffEffect> Of(Decision decision)
    {
        var effects = new List<HandoffEffect>();
        if (decision.Alert is { } alert)
        {
            effects.AddRange(DecisionFacts.Of(decision).Select(fact => new HandoffEffect.RecordFact(fact)));
            if (decision.BandRise is { } rise)
            {
                effects.Add(new HandoffEffect.ReplyBandRaised(rise));
            }

            if (decision.EndedSnooze is { } snooze)
            {
                effects.AddRange(SnoozeNotice.Of(alert, snooze));
            }

            if (decision.Outcome is DecisionOutcome.Alerted && alert.OnCall is not null)
            {
                effects.Add(OnCallNotice.Of(alert));
            }

            effects.Add(new HandoffEffect.RedrawCard());
            if (decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated)
            {
                effects.AddRange(
                    alert
                        .PassedOver.Where(one => !PassedOver.IsReachable(one.Reason))
                        .Select(one => new HandoffEffect.NotifyUnreachable(one))
                );
            }
        }

        if (decision is { RotationOfRoute: { } route, Rotation: { } rotation })
        {
            effects.Add(new HandoffEffect.CountAssignment(route, rotation));
        }

        if (decision.Wait is { } wait)
        {
            effects.Add(new HandoffEffect.WaitForOpening(wait));
        }

        effects.AddRange(decision.HoldNotices.Select(notice => new HandoffEffect.NotifyHold(notice)));
        if (decision.HoldNotices.Any(notice => notice.Missing.Contains(FieldLabels.WhichAccount, StringComparer.Ordinal)))
        {
            effects.Add(new HandoffEffect.AskWhichAccount(decision.Lead.Account));
        }

        return effects;
    }
}
