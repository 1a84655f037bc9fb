using System.Globalization;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>Shares as people read them.</summary>
internal static class RateText
{
    /// <summary>E.g. <c>12 %</c>, with a decimal below ten; a dash where there is none.</summary>
    public static Markup Percent(double? share) =>
        share is { } value
            ? Markup.Escape($"{(value * 100).ToString(value is > 0 and < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture)} %")
            : $"–";

    /// <summary>E.g. <c>4.7 % to 45 %</c>.</summary>
    public static Markup Range(ConfidenceInterval bounds) => $"{Percent(bounds.Lower)} to {Percent(bounds.Upper)}";

    /// <summary>A share with its 95 % range, in brackets; empty out of nothing.</summary>
    public static Markup Rate(Proportion share) =>
        share.Value is null ? Markup.Empty : $" ({Percent(share.Value)}; 95 % range {Range(share.Bounds)})";
}
