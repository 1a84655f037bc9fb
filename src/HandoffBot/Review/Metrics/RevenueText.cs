using HandoffBot.Core.Review.Metrics;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>What was won by source, and what routing had to do with it, in words.</summary>
internal static class RevenueText
{
    private const int MostSources = 8;
    private const int MostCurrencies = 4;

    // Above this nobody's figures are meant, and a decimal still holds it.
    private const double Most = 1e27;

    /// <summary>A line for each source; none where nothing was won with an amount.</summary>
    public static IEnumerable<Markup> Lines(ConversionNumbers numbers)
    {
        var sources = numbers
            .Revenue.GroupBy(one => one.Source, StringComparer.Ordinal)
            .Select(some =>
                (Markup)
                    $"• {ConversionText.Source(some.Key)}: {DisplayText.Some([.. some.Select(Sum)], MostCurrencies, $" · ")}"
            )
            .ToList();
        if (sources.Count == 0)
        {
            yield break;
        }

        var told = numbers.Revenue.Sum(one => one.Won);
        yield return $"*Won by source* (of the same handoffs; {told} of {numbers.All.Won} won came with an amount; currencies are not "
            + $"added up)";
        yield return DisplayText.Some(sources, MostSources, $"\n");
    }

    /// <summary>Whether those that came to the wrong owner convert worse.</summary>
    public static Markup Routing(ConversionNumbers numbers)
    {
        var (back, kept) = (numbers.NotMine, numbers.Kept);
        var missing = ConversionNumbers.LeastOfSource - back.Posted;
        return missing > 0
            ? (Markup)$"*Routing and conversion:* {back.Posted} of {numbers.All.Posted} were given back as not theirs; not enough yet to "
                + $"compare: {missing} more"
            : $"*Routing and conversion:* of the {back.Posted} given back as not theirs {Meetings(back)} came to a meeting, of the "
                + $"{kept.Posted} others {Meetings(kept)}";
    }

    private static Markup Meetings(Funnel funnel)
    {
        var share = funnel.Of(ConversionStep.Meeting);
        return $"*{RateText.Percent(share.Value)}* (95 % range {RateText.Range(share.BoundsAmong(2))})";
    }

    private static Markup Sum(RevenueSum sum) =>
        $"*{DisplayText.Safe(sum.Currency, 10) ?? $"no currency told"} {DisplayText.Number((decimal)Math.Min(sum.Amount, Most))}* from "
            + $"{sum.Won}";
}
