using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>A digest's phrases.</summary>
internal static class DigestFormatting
{
    private const int MostGroups = 8;
    private const int MostBands = 6;

    /// <summary>E.g. <c>9 Nov to 16 Nov 2026</c>, as the calendar of the review's time zone has it.</summary>
    public static Markup Span(ReviewSchedule review, ReviewPeriod period)
    {
        var from = ReviewPeriods.LocalDate(review, period.From);
        var to = ReviewPeriods.LocalDate(review, period.To);
        return $"{Day(from)} to {Day(to)} {to.Year}";
    }

    public static Markup Title(DigestViewModel view) => Title(view, $"Weekly review", $"This week so far");

    /// <summary>What a report is of, and the days it covers.</summary>
    /// <param name="view">The report.</param>
    /// <param name="settled">What it is called.</param>
    /// <param name="running">What it is called before its period is over.</param>
    public static Markup Title(DigestViewModel view, Markup settled, Markup running) =>
        $"{(view.IsPreview ? running : settled)}"
        + $"{(view.IsOneOfSeveral ? (Markup)$" of {DisplayText.Safe(view.Agreement.Id, 80)}" : Markup.Empty)}: "
        + $"{Span(view.Schedule, view.Numbers.Period)}";

    /// <summary>A title as a heading; Slack takes 150 characters.</summary>
    public static HeaderBlock Header(Markup title) => new(title.Truncate(150).ToPlainText());

    /// <summary>The alerts together and by band.</summary>
    public static IEnumerable<Markup> AlertLines(DigestNumbers numbers) =>
    [
        $"*Alerts*",
        Alerts(numbers.Alerts),
        .. numbers.ByBand.Take(MostBands).Select(b => (Markup)$"• {DisplayText.Safe(b.Name, 60)}: {Alerts(b.Value)}"),
    ];

    /// <summary>From when to when its records were counted, by which version.</summary>
    public static ContextBlock Counted(DigestViewModel view) =>
        new([
            new Mrkdwn(
                $"Counted from what was recorded between {DisplayText.Date(view.Numbers.Period.From, "{date_short} {time}")} and "
                    + $"{DisplayText.Date(view.Numbers.Period.To, "{date_short} {time}")}; agreement version {view.Agreement.Version}."
            ),
        ]);

    /// <summary>What became of the alerts, in one line.</summary>
    public static Markup Alerts(AlertNumbers alerts)
    {
        var parts = new List<Markup> { $"*{alerts.Posted}* posted" };
        parts.AddRange(Outcomes(alerts));
        if (alerts.StillLive > 0)
        {
            parts.Add($"{alerts.StillLive} still live");
        }

        if (alerts.Opened > alerts.Posted)
        {
            parts.Add($"{alerts.Opened - alerts.Posted} never shown, over before their turn came");
        }

        return Markup.Join($" · ", parts);
    }

    /// <summary>What has become, by now, of the alerts of the period before: they are counted here and in no other rate.</summary>
    public static Markup Before(CohortNumbers before)
    {
        var alerts = before.Alerts;
        if (alerts.Opened == 0)
        {
            return $"No alert was opened in the week before, so there is none to settle.";
        }

        var parts = Outcomes(alerts);
        parts.Add($"*{before.Flagged}* flagged");
        if (alerts.Opened > alerts.Posted)
        {
            parts.Add($"{alerts.Opened - alerts.Posted} never shown");
        }

        var verb = alerts.StillLive == 1 ? (Markup)$"is" : $"are";
        var open = alerts.StillLive > 0 ? $" {alerts.StillLive} {verb} not final yet: still live." : Markup.Empty;
        var final = alerts.StillLive > 0 ? (Markup)$"so far" : $"now final";
        return $"Of last week's *{alerts.Opened}*, {final}: {Markup.Join($" · ", parts)}.{open}";
    }

    /// <summary>Floor, ceiling and what may be said of them.</summary>
    public static IEnumerable<Markup> BadScores(Rate rate, ProofPolicy proof)
    {
        if (rate.All == 0)
        {
            yield return $"No alert was posted, so there is no rate. {Needed(proof)} before any verdict.";
            yield break;
        }

        var agreed = RateText.Percent((double)proof.FalsePositiveUpperBound);
        yield return $"Floor *{RateText.Percent(rate.Floor)}* ({rate.Confirmed} of {rate.All} confirmed by a reviewer; 95 % range "
            + $"{RateText.Range(rate.FloorBounds)})";
        yield return $"Ceiling *{RateText.Percent(rate.Ceiling)}* ({rate.Confirmed + rate.Unreviewed} of {rate.All} flagged and not "
            + $"cleared; 95 % range {RateText.Range(rate.CeilingBounds)})";
        yield return rate switch
        {
            { Verdict: RateVerdict.TooFew, Reviewed: 0 } =>
                $"*Nothing was reviewed yet, so there is no verdict.* {Needed(proof)}; a posted alert without a flag is not a reviewed "
                    + $"one.",
            { Verdict: RateVerdict.TooFew } =>
                $"*No verdict:* {rate.Reviewed} {(rate.Reviewed == 1 ? (Markup)$"alert was" : $"alerts were")} reviewed. {Needed(proof)}.",
            { Verdict: RateVerdict.Undecided } =>
                $"*No verdict:* with {rate.Reviewed} reviewed alerts the range still reaches over the agreed {agreed}.",
            { Verdict: RateVerdict.WithinBound } =>
                $"*Within the agreed {agreed}*, even if every open flag is right. Not flagged is not the same as good.",
            _ => $"*Above the agreed {agreed}*, even if no open flag is right.",
        };
    }

    /// <summary>What was told after first contacts, by question.</summary>
    public static Markup ContactReports(ContactReportNumbers reports)
    {
        var answers = reports
            .Answers.Where(one => one.Value.Of > 0)
            .Select(one => (Markup)$"{Markup.Escape(one.Name)} *{one.Value.Count}* of {one.Value.Of}{RateText.Rate(one.Value)}");
        return $"*After first contact*, told of {reports.Alerts}: {Markup.Join($" · ", [.. answers])}";
    }

    /// <summary>E.g. <c>Not a fit 3 · Wrong person 1</c>.</summary>
    public static Markup Groups(IReadOnlyList<FlagGroup> groups) =>
        DisplayText.Some([.. groups.Select(Group)], MostGroups, $" · ");

    /// <summary>What did not reach a rep, by what decided it.</summary>
    public static IEnumerable<Markup> Stopped(IReadOnlyList<StoppedCounts> stopped, Func<DecisionOutcome, bool> which, Markup title)
    {
        var some = stopped.Where(s => which(s.Outcome)).ToList();
        if (some.Count > 0)
        {
            yield return $"*{title}: {some.Sum(s => s.Count)}*  {DisplayText.Some([.. some.Select(Group)], MostGroups, $" · ")}";
        }
    }

    private static List<Markup> Outcomes(AlertNumbers alerts)
    {
        var parts = new List<Markup>
        {
            $"*{alerts.Accepted}* accepted{Acceptance(alerts)}",
            $"*{alerts.Contacted}* contacted",
            $"*{alerts.ExpiredUntouched}* expired untouched",
        };
        if (alerts.Withdrawn > 0)
        {
            parts.Add($"{alerts.Withdrawn} withdrawn");
        }

        return parts;
    }

    // The rate is of those whose time to be accepted is over; how many that leaves out, it says.
    private static Markup Acceptance(AlertNumbers alerts)
    {
        var rate = alerts.Acceptance;
        var young = alerts.Posted - rate.Of;
        return alerts.Posted == 0 ? Markup.Empty
            : rate.Of == 0 ? $" (no rate yet: none had run its time)"
            : young == 0 ? RateText.Rate(rate)
            : $" (of the {rate.Of} whose time was over: {RateText.Percent(rate.Value)}; 95 % range {RateText.Range(rate.Bounds)})";
    }

    private static Markup Needed(ProofPolicy proof) =>
        $"{proof.Reviewed} reviewed {(proof.Reviewed == 1 ? (Markup)$"alert is" : $"alerts are")} needed";

    private static Markup Day(LocalDate date) => Markup.Escape(date.ToString("d MMM", CultureInfo.InvariantCulture));

    private static Markup Group(StoppedCounts stopped) =>
        $"{DisplayText.Safe(DecisionRuleText.Of(stopped.Outcome, stopped.Rule), 150)}: {stopped.Count}";

    private static Markup Group(FlagGroup group) => $"{DisplayText.Safe(group.Name, 80) ?? $"unnamed"} *{group.Alerts}*";
}
