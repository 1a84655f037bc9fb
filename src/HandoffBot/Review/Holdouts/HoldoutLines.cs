using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Holdouts;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Holdouts;

/// <summary>A holdout in words. No line names an account: whoever reads it could have it worked on.</summary>
internal static class HoldoutLines
{
    private const string Day = "{date_short_pretty}";

    /// <summary>What a report says of it; none where there is nothing to say.</summary>
    /// <param name="numbers">The report's.</param>
    /// <param name="agreed">The agreement they were counted by.</param>
    public static IReadOnlyList<Markup> OfReport(DigestNumbers numbers, HandoffAgreement agreed) =>
        numbers.Holdout is { } counted && agreed.Holdout is { } holdout && holdout.Name == counted.Name
            ?
            [
                $"*What alerts bring* (holdout)",
                .. Of(HoldoutAnalysis.Of(holdout, agreed.Review.Zone, counted, numbers.Period.To), holdout),
            ]
            : [];

    /// <summary>What it tells, and whether it is worth going on.</summary>
    /// <param name="analysis">How far it is.</param>
    /// <param name="holdout">As it was agreed.</param>
    public static IEnumerable<Markup> Of(HoldoutAnalysis analysis, Holdout holdout)
    {
        var entered = analysis.Numbers.Entered;
        var (share, last) = (Percent(holdout.Share), Markup.Escape(HoldoutText.LastDay(holdout)));
        yield return $"\"{DisplayText.Safe(holdout.Name, 60)}\" "
            + (
                analysis.IsOver
                    ? (Markup)$"left {share} of the accounts without alerts, and ended on {last}"
                    : $"leaves {share} of the accounts without alerts until {last}"
            )
            + $": *{Number(entered.HeldOut)}* held out and *{Number(entered.Alerted)}* alerted so far, each account counted once";
        yield return State(analysis, holdout);
        if (analysis.CostsMoreThanItTeaches)
        {
            yield return Warning(analysis, holdout);
        }
    }

    private static Markup State(HoldoutAnalysis analysis, Holdout holdout) =>
        analysis.State switch
        {
            HoldoutState.NotEnough => NotEnough(analysis, holdout),
            HoldoutState.OutOfReach => analysis.IsOver
                ? (Markup)$"⬜ No verdict: {Number(analysis.Missing)} held-out accounts were missing to {Aim(holdout)}"
                : $"⬜ No verdict, and none to come: to {Aim(holdout)} takes *{Number(analysis.Missing)}* more held-out accounts, and "
                    + $"at this pace about {Number(analysis.HeldOutByEnd - analysis.Numbers.Entered.HeldOut)} come before it ends",
            HoldoutState.NothingKnown =>
                $"⬜ No verdict: enough accounts have had their {Time(holdout)}, and of none that was held out any outcome is known. "
                    + $"Outcomes have to be sent of every account, alerted or not",
            HoldoutState.Told => Told(analysis, holdout),
        };

    private static Markup NotEnough(HoldoutAnalysis analysis, Holdout holdout)
    {
        Markup? ready = analysis.ReadyAt is { } at ? DisplayText.Date(at, Day) : null;
        return analysis.Missing == 0
            ? $"⬜ No verdict yet: enough accounts have come, and the last of them has had its {Time(holdout)} on *{ready}*"
            : $"⬜ No verdict yet: to {Aim(holdout)} takes *{Number(analysis.Missing)}* more held-out accounts"
                + (
                    ready is null
                        ? (Markup)$"; when that will be is said once accounts have come for a day"
                        : $". At this pace, and with {Time(holdout)} for each to come there, that is about *{ready}*"
                );
    }

    private static Markup Told(HoldoutAnalysis analysis, Holdout holdout)
    {
        var lift = analysis.Lift;
        var verdict =
            lift.Lower > 0 ? (Markup)$"✅ *Alerts bring more {Outcome(holdout)}*"
            : lift.Upper < 0 ? (Markup)$"❗ *With alerts there are fewer {Outcome(holdout)}*"
            : $"⬜ *No difference is shown*";
        return $"{verdict}: {Outcome(holdout)} within {Time(holdout)} of {Share(analysis.Alerted)} with alerts and of "
            + $"{Share(analysis.HeldOut)} without, a lift of *{Points(analysis.Alerted.Value - analysis.HeldOut.Value)}* (95 % range "
            + $"{Points(lift.Lower)} to {Points(lift.Upper)}). It was looked at once, at the number that was planned";
    }

    private static Markup Warning(HoldoutAnalysis analysis, Holdout holdout) =>
        analysis.State is HoldoutState.OutOfReach
            ? $"❗ *It costs more than it teaches:* until it ends about {Number(analysis.HeldOutByEnd)} accounts go without an alert, "
                + $"which costs about {Number((long)Math.Round(analysis.ExpectedCost))} {Outcome(holdout)} if alerts bring what was agreed "
                + $"on, and tells nothing. Give it a larger share or until "
                + $"{(analysis.ReadyAt is { } at ? DisplayText.Date(at - holdout.Within, Day) : $"later")}, or end it now"
            : (Markup)$"❗ *It costs more than it teaches:* it has told what it can, and leaves about "
                + $"{Number((long)Math.Round(analysis.AWeek ?? 0))} accounts a week without an alert. End it: set `holdout.until` to today";

    private static Markup Aim(Holdout holdout) =>
        $"tell {Percent(holdout.WithAlert)} from {Percent(holdout.WithoutAlert)} with 80 % power";

    private static Markup Percent(decimal share) => Markup.Escape(ShareText.Percent(share));

    private static Markup Outcome(Holdout holdout) =>
        HoldoutText.Of(holdout.Outcome) switch
        {
            "meeting" => $"meetings",
            "opportunity" => $"opportunities",
            _ => $"wins",
        };

    private static Markup Time(Holdout holdout) => SpanText.Of(holdout.Within);

    private static Markup Share(Proportion share) =>
        $"*{RateText.Percent(share.Value)}* ({Number(share.Count)} of {Number(share.Of)})";

    private static Markup Points(double? share) =>
        Markup.Escape($"{((share ?? 0) * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture)} points");

    private static Markup Number(long count) => Markup.Escape(count.ToString("N0", CultureInfo.InvariantCulture));
}
