using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>What became of the handoffs of <see cref="ConversionWindow"/>.</summary>
/// <param name="From">When the first of them were opened, inclusive.</param>
/// <param name="To">When the last of them were opened, exclusive.</param>
/// <param name="All">All of them.</param>
/// <param name="ByBand">By band, hottest first as the agreement lists them.</param>
/// <param name="BySource">By source, the one with most of them first.</param>
/// <param name="OtherSources">Of the sources that are not listed by name.</param>
/// <param name="Kept">Those that nobody gave back as not theirs.</param>
/// <param name="NotMine">Those that somebody did.</param>
/// <param name="Revenue">What was won, by source and currency.</param>
public sealed record ConversionNumbers(
    Instant From,
    Instant To,
    Funnel All,
    IReadOnlyList<NamedFunnel> ByBand,
    IReadOnlyList<NamedFunnel> BySource,
    Funnel OtherSources,
    Funnel Kept,
    Funnel NotMine,
    IReadOnlyList<RevenueSum> Revenue
)
{
    /// <summary>How many posted alerts a source needs to be listed by name: below that a share says next to nothing.</summary>
    public const int LeastOfSource = 10;

    /// <summary>How many sources are listed by name.</summary>
    public const int MostSources = 8;

    /// <summary>Adds up groups of alerts.</summary>
    /// <param name="opened">When the alerts were opened.</param>
    /// <param name="counts">The groups.</param>
    /// <param name="revenue">What was won.</param>
    /// <param name="agreement">Gives the order of bands.</param>
    public static ConversionNumbers Of(
        (Instant From, Instant To) opened,
        IReadOnlyList<ConversionCounts> counts,
        IReadOnlyList<RevenueSum> revenue,
        HandoffAgreement agreement
    )
    {
        var sources = counts
            .Where(one => one.Source is not null)
            .GroupBy(one => one.Source!, StringComparer.Ordinal)
            .Select(some => new NamedFunnel(some.Key, Funnel.Sum(some)))
            .Where(one => one.Funnel.Posted >= LeastOfSource)
            .OrderByDescending(one => one.Funnel.Posted)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .Take(MostSources)
            .ToList();
        var named = sources.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            opened.From,
            opened.To,
            Funnel.Sum(counts),
            [
                .. counts
                    .GroupBy(one => one.Band, StringComparer.Ordinal)
                    .OrderBy(some => Bands.Rank(agreement, some.Key))
                    .ThenBy(some => some.Key, StringComparer.Ordinal)
                    .Select(some => new NamedFunnel(some.Key, Funnel.Sum(some))),
            ],
            sources,
            Funnel.Sum(counts.Where(one => one.Source is null || !named.Contains(one.Source))),
            Funnel.Sum(counts.Where(one => !one.NotMine)),
            Funnel.Sum(counts.Where(one => one.NotMine)),
            revenue
        );
    }
}

/// <summary>The handoffs of a band or source.</summary>
/// <param name="Name">Of the band or source; empty where no source was told.</param>
/// <param name="Funnel">How far they came.</param>
public sealed record NamedFunnel(string Name, Funnel Funnel);

/// <summary>What handoffs of one source brought in one currency; currencies are never added up.</summary>
/// <param name="Source">Source channel; empty where none was told.</param>
/// <param name="Currency">Three capital letters (ISO 4217); empty where none was told.</param>
/// <param name="Won">How many were won with an amount, 1 or more.</param>
/// <param name="Amount">Together, 0 or more, in the currency.</param>
public sealed record RevenueSum(string Source, string Currency, long Won, double Amount);
