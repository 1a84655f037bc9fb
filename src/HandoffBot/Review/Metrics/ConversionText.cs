using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>What became of handoffs, in words: how far they came by band and by source, and whether bands are in order. Shares come
/// first and counts behind them: many handoffs are no success.</summary>
internal static class ConversionText
{
    private const int MostBands = 6;

    /// <summary>What is said where no outcome is known: a list of zeros would read as if nothing had come of any.</summary>
    /// <param name="numbers">Null where no handoff is old enough.</param>
    public static Markup Nothing(ConversionNumbers? numbers) =>
        numbers is null
            ? (Markup)$"*What became of handoffs:* not enough yet; the first ones are told of {ConversionWindow.LeastDays} days after they "
                + $"were posted."
            : $"*What became of handoffs:* not known of any of {numbers.All.Posted}. Whoever keeps the deals can report them to "
                + $"`POST /v1/outcomes`.";

    /// <summary>The chain, all together and by band.</summary>
    public static IEnumerable<Markup> Chain(ConversionNumbers numbers)
    {
        var all = numbers.All;
        var bands = numbers.ByBand.Take(MostBands).ToList();
        yield return $"*What became of handoffs* opened {DisplayText.Date(numbers.From, "{date_short}")} to "
            + $"{DisplayText.Date(numbers.To, "{date_short}")}, as far as known: an outcome of *{all.Known}* of {all.Posted} is known; "
            + $"what is not known counts as not reached";
        yield return $"• All: {Steps(all, 1)}";
        foreach (var band in bands)
        {
            yield return $"• {DisplayText.Safe(band.Name, 60)}: {Steps(band.Funnel, bands.Count)}";
        }
    }

    /// <summary>Each source with enough handoffs, and the others together.</summary>
    public static IEnumerable<Markup> Sources(ConversionNumbers numbers)
    {
        var others = numbers.OtherSources.Posted > 0 ? 1 : 0;
        var rows = numbers.BySource.Count + others;
        if (numbers.BySource.Count == 0)
        {
            yield return $"*By source:* not enough yet; a source is named from {ConversionNumbers.LeastOfSource} handoffs on.";
            yield break;
        }

        yield return $"*By source* (a source is named from {ConversionNumbers.LeastOfSource} handoffs on)";
        foreach (var source in numbers.BySource)
        {
            yield return $"• {Source(source.Name)}: {Steps(source.Funnel, rows)}";
        }

        if (others > 0)
        {
            yield return $"• Others: {Steps(numbers.OtherSources, rows)}";
        }
    }

    /// <summary>Whether higher bands convert better; none where only one band has handoffs.</summary>
    public static IEnumerable<Markup> Order(ConversionNumbers numbers, HandoffAgreement agreement)
    {
        var pairs = BandOrder.Of(numbers.ByBand, agreement);
        if (pairs.Count > 0)
        {
            yield return $"*Does a higher band convert better?* (share that came to a meeting, by an exact one-sided test at 5 %)";
        }

        foreach (var pair in pairs)
        {
            yield return $"{Mark(pair.Verdict)} {DisplayText.Safe(pair.Higher, 60)} {RateText.Percent(pair.OfHigher.Value)}, "
                + $"{DisplayText.Safe(pair.Lower, 60)} {RateText.Percent(pair.OfLower.Value)}: {Said(pair)}";
        }
    }

    /// <summary>A source as people read it.</summary>
    public static Markup Source(string name) => DisplayText.Safe(name, 60) ?? $"Source not known";

    private static Markup Steps(Funnel funnel, int rows)
    {
        var meetings = funnel.Of(ConversionStep.Meeting);
        return $"contacted *{RateText.Percent(funnel.Of(ConversionStep.Contacted).Value)}* of {funnel.Posted} → meeting "
            + $"*{RateText.Percent(meetings.Value)}* ({meetings.Count}; 95 % range {RateText.Range(Bounds(meetings, rows))}) → "
            + $"{Step(funnel, ConversionStep.Opportunity)} → {Step(funnel, ConversionStep.Won)}";
    }

    private static ConfidenceInterval Bounds(Proportion share, int rows) => rows == 1 ? share.Bounds : share.BoundsAmong(rows);

    private static Markup Step(Funnel funnel, ConversionStep step)
    {
        var share = funnel.Of(step);
        var before = funnel.OfStepBefore(step);
        var ofThem = before.Of == 0 ? Markup.Empty : $"; {RateText.Percent(before.Value)} of the step before";
        return $"{Markup.Escape(step.ToString().ToLowerInvariant())} *{RateText.Percent(share.Value)}* ({share.Count}{ofThem})";
    }

    private static Markup Mark(BandOrderVerdict verdict) =>
        verdict switch
        {
            BandOrderVerdict.Better => $"✅",
            BandOrderVerdict.Worse => $"❗",
            BandOrderVerdict.Undecided => $"⬜",
        };

    private static Markup Said(BandOrder pair) =>
        pair switch
        {
            { Verdict: BandOrderVerdict.Better } => $"yes (p = {P(pair.P)})",
            { Verdict: BandOrderVerdict.Worse } => $"no, it converts worse (p = {P(pair.P)})",
            { More: { } more } => $"not enough yet: about {more} more handoffs if the shares stay as they are",
            _ when pair.OfHigher.Value > pair.OfLower.Value =>
                $"not enough yet, and the difference is too small to show in any number worth waiting for",
            _ => $"nothing speaks for it so far",
        };

    private static Markup P(double value) =>
        value < 0.001 ? $"< 0.001" : Markup.Escape(value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture));
}
