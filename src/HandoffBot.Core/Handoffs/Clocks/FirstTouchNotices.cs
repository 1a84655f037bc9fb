using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>What people are told about a first touch: one direct message for each reminder and each change of owner.</summary>
internal static class FirstTouchNotices
{
    /// <summary>To whoever has the lead: it is due soon.</summary>
    internal static HandoffEffect Reminder(Alert alert, SlaClock clock, HandoffAgreement agreement, Instant due, Instant now) =>
        new HandoffEffect.SendNotice(
            $"first-touch-reminder:{alert.Id}:{due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
            alert.Claimed?.By ?? alert.Owner,
            $"First touch due in {DurationText.Of(Rounded(due - now))}: {CompanyName.Of(alert)}",
            [
                $"The lead is {alert.Band} and nobody has contacted it yet; due {SlaClocks.Text(clock, agreement, due)}.",
                $"Once you have contacted it, press *Contacted* on its card.",
            ]
        );

    /// <summary>To the one who had the lead and the one who gets it.</summary>
    internal static IEnumerable<HandoffEffect> Reassigned(Alert before, string next)
    {
        var (holder, company) = (before.Claimed?.By ?? before.Owner, CompanyName.Of(before));
        yield return new HandoffEffect.SendNotice(
            $"first-touch-reassigned-from:{before.Id}:{holder}",
            holder,
            $"No longer yours: {company}",
            [
                $"Its first touch was due and did not happen in time, so the lead went to {PersonReference.Named(next)}.",
                $"There is nothing left for you to do. If you have contacted it already, say so to whoever has it now.",
            ]
        );
        yield return new HandoffEffect.SendNotice(
            $"first-touch-reassigned-to:{before.Id}:{next}",
            next,
            $"Yours now: {company}",
            [
                $"Its first touch is overdue: {PersonReference.Named(holder)} had the lead and did not contact it in time.",
                $"The card is in the alerts channel; once you have contacted it, press *Contacted* there.",
            ]
        );
    }

    // The loop over due alerts looks a moment after the time has come.
    private static Duration Rounded(Duration left) =>
        left < Duration.FromMinutes(1) ? left : Duration.FromMinutes(Math.Round(left.TotalMinutes));
}
