using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;

namespace HandoffBot.Review;

/// <summary>What the review sees: the numbers, what to look at, what was decided and what stays as it is.</summary>
internal static class DigestBlocks
{
    private const int MostBars = 12;

    public static IEnumerable<Block> Draw(DigestViewModel view, bool withChart = true)
    {
        var numbers = view.Numbers;
        yield return DigestFormatting.Header(DigestFormatting.Title(view));
        yield return Text([
            view.IsPreview
                ? (Markup)$"{view.ReviewOwner} this is the running week as far as it has got."
                : $"{view.ReviewOwner} this is your week to review.",
            .. DigestAuthority.TakenBack(view.Numbers.TakenBack),
            .. DigestReviewed.Cases(view.Cases),
            .. DigestProposals.Line(view.Proposals, view.Numbers.Search),
            .. Decided(view),
        ]);
        if (view.OwnerGaps.Count > 0)
        {
            yield return Text([.. view.OwnerGaps]);
        }

        if (numbers.IsEmpty)
        {
            yield return Text([$"*Nothing to report.* No alert, no flag, and no event was held or suppressed."]);
            yield break;
        }

        yield return Text(DigestFormatting.AlertLines(numbers));
        if (DigestFirstTouch.Lines(view).ToList() is { Count: > 0 } firstTouch)
        {
            yield return Text([.. firstTouch]);
        }

        if (DigestFirstTouch.CrmUpdates(view) is { } updates)
        {
            yield return Text([updates]);
        }

        if (numbers.ContactReports is { } reports)
        {
            yield return Text([DigestFormatting.ContactReports(reports)]);
        }

        if (view.PriorityLoad.Count > 0)
        {
            yield return Text([.. view.PriorityLoad]);
        }

        yield return Text([(Markup)$"*Bad-score rate*", .. DigestFormatting.BadScores(numbers.BadScores, view.Agreement.Proof)]);
        if (DigestReviewed.Lines(numbers.Reviewed, view.Agreement.Proof).ToList() is { Count: > 0 } reviewed)
        {
            yield return Text([.. reviewed]);
        }

        if (DigestAuthority.Lines(numbers, view.Agreement).ToList() is { Count: > 0 } authority)
        {
            yield return Text(authority);
        }

        yield return Text([.. Before(view)]);
        if (DigestOutcomes.Lines(numbers).ToList() is { Count: > 0 } outcomes)
        {
            yield return Text(outcomes);
        }

        if (view.Drift.Count > 0)
        {
            yield return Text(view.Drift);
        }

        if (view.Holdout.Count > 0)
        {
            yield return Text([.. view.Holdout]);
        }

        yield return Text([.. Flags(numbers.Flags)]);
        if (withChart && numbers.Flags.ByReason.Count > 0)
        {
            yield return Chart(numbers.Flags.ByReason);
        }

        if (numbers.Missed is { } missed)
        {
            yield return Text([ReportedMisses.Line(missed)]);
        }

        foreach (var example in view.Examples)
        {
            yield return Text([.. DigestEvidence.Lines(example)]);
        }

        if (view.Captured.Count > 0)
        {
            yield return Text([.. view.Captured]);
        }

        if (view.DataIssues.Count > 0)
        {
            yield return Text([.. view.DataIssues]);
        }

        var stopped = Stopped(numbers.Stopped).ToList();
        if (stopped.Count > 0)
        {
            yield return Text([.. stopped]);
        }

        if (view.DigestSenderSla.Count > 0)
        {
            yield return Text([.. view.DigestSenderSla]);
        }

        yield return DigestFormatting.Counted(view);
    }

    private static IEnumerable<Markup> Decided(DigestViewModel view)
    {
        yield return $"*Decision:* {DisplayText.Safe(view.Agreement.Decision, 700)}";
        yield return $"*Stays unchanged until the next review, {DisplayText.Date(view.NextReview, "{date_short_pretty} {time}")}:* "
            + $"{DisplayText.Safe(view.Agreement.Unchanged, 700)}";
    }

    private static IEnumerable<Markup> Before(DigestViewModel view)
    {
        var before = view.Numbers.Before;
        yield return $"*The week before, {DigestFormatting.Span(view.Agreement.Review, before.Opened)}*";
        yield return DigestFormatting.Before(before);
        if (before.Alerts.Opened == 0)
        {
            yield break;
        }

        yield return $"Their bad-score rate:";
        foreach (var line in DigestFormatting.BadScores(before.BadScores, view.Agreement.Proof))
        {
            yield return line;
        }
    }

    private static IEnumerable<Markup> Flags(FlagNumbers flags)
    {
        if (flags.Flags == 0)
        {
            yield return $"*Flags:* none.";
            yield break;
        }

        yield return $"*Flags:* {flags.Flags} on {flags.Alerts} {(flags.Alerts == 1 ? (Markup)$"alert" : $"alerts")}"
            + $"{(flags.Late > 0 ? $", {flags.Late} of them after the alert was over" : Markup.Empty)}";
        yield return $"By reason: {DigestFormatting.Groups(flags.ByReason)}";
        yield return $"By band: {DigestFormatting.Groups(flags.ByBand)}";
        yield return $"By source: {DigestFormatting.Groups(flags.BySource)}";
        if (flags.BySignal.Count > 0)
        {
            yield return $"By signal shown: {DigestFormatting.Groups(flags.BySignal)}";
        }
    }

    /// <summary>What did not reach a rep, a line for each way to end.</summary>
    public static IEnumerable<Markup> Stopped(IReadOnlyList<StoppedCounts> stopped) =>
        [
            .. DigestFormatting.Stopped(stopped, o => o == DecisionOutcome.Held, $"Held"),
            .. DigestFormatting.Stopped(stopped, o => o == DecisionOutcome.Suppressed, $"Suppressed"),
            .. DigestFormatting.Stopped(stopped, o => o is DecisionOutcome.Withdrawn, $"Withdrawn"),
            .. DigestFormatting.Stopped(stopped, o => o is DecisionOutcome.Nurture, $"Stayed in nurture"),
            .. DigestFormatting.Stopped(stopped, o => o is DecisionOutcome.Expired or DecisionOutcome.Superseded, $"Too late or overtaken"),
        ];

    private static DataVisualizationBlock Chart(IReadOnlyList<FlagGroup> reasons)
    {
        // Labels are short and must differ.
        var bars = reasons.Take(MostBars).Select((r, i) => (Label: Label(r.Name, i, reasons), r.Alerts)).ToList();
        var points = bars.Select(b => new ChartPoint(b.Label, b.Alerts)).ToList();
        return new DataVisualizationBlock(
            "Flagged alerts by reason",
            new Chart("bar", [new ChartSeries("Flagged alerts", points)], new ChartAxis([.. bars.Select(b => b.Label)]))
        );
    }

    private static string Label(string name, int place, IReadOnlyList<FlagGroup> all)
    {
        var label = Cut(Plain(name), 20);
        var taken = label.Length == 0 || all.Take(place).Any(other => Cut(Plain(other.Name), 20) == label);
        return taken ? $"{Cut(Plain(name), 15)} #{place + 1}".Trim() : label;
    }

    // Labels know no markup and no escapes; nothing in them may look like either.
    private static string Plain(string name) =>
        (DisplayText.Safe(name, 200)?.Value ?? "")
            .Replace("&lt;", "‹", StringComparison.Ordinal)
            .Replace("&gt;", "›", StringComparison.Ordinal)
            .Replace("&amp;", "+", StringComparison.Ordinal);

    /// <summary>A section of these lines.</summary>
    public static SectionBlock Text(IEnumerable<Markup> lines)
    {
        var text = Markup.Join($"\n", lines);
        // Every part is bounded, so that this is never needed; it keeps a mistake from costing the whole digest.
        return new SectionBlock(new Mrkdwn(text.Truncate(BlockLimits.SectionText)));
    }

    // Never through the middle of a character that takes two.
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
