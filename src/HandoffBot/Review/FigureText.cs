using System.Globalization;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What a figure says, in words.</summary>
internal static class FigureText
{
    /// <summary>E.g. <c>12</c>, <c>3 of 7</c>, <c>half within 2 h 5 min (3 of 7)</c>.</summary>
    public static Markup Value(Figure figure)
    {
        var count = figure.Of is { } all ? (Markup)$"{Number(figure.Count)} of {Number(all)}" : Number(figure.Count);
        return figure.Time switch
        {
            null => count,
            { Median: { } half, Ninetieth: { } ninth } => $"half within {Span(half)}, nine of ten within {Span(ninth)} ({count})",
            { Median: { } half } => $"half within {Span(half)} ({count})",
            _ => $"fewer than half ({count})",
        };
    }

    /// <summary>A time; what came before it happened, by a sender's fast clock, took none.</summary>
    public static Markup Span(Duration time) => SpanText.Of(Duration.Max(time, Duration.Zero));

    /// <summary>With its thousands apart.</summary>
    public static Markup Number(long count) => Markup.Escape(count.ToString("N0", CultureInfo.InvariantCulture));
}
