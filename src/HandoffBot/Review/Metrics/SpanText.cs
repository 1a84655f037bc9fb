using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>Spans of time to compare, with two units: a day and 23 hours are not a day.</summary>
internal static class SpanText
{
    /// <summary>E.g. <c>2 d 4 h</c>, <c>3 h 20 min</c>, <c>25 min</c>, <c>40 s</c>.</summary>
    /// <param name="span">Zero or more.</param>
    public static Markup Of(Duration span) =>
        span.TotalDays >= 1 ? Two((long)span.TotalDays, $"d", span.Hours, $"h")
        : span.TotalHours >= 1 ? Two((long)span.TotalHours, $"h", span.Minutes, $"min")
        : span.TotalMinutes >= 1 ? (Markup)$"{(long)span.TotalMinutes} min"
        : $"{(long)span.TotalSeconds} s";

    private static Markup Two(long large, Markup unit, long small, Markup smaller) =>
        small == 0 ? (Markup)$"{large} {unit}" : $"{large} {unit} {small} {smaller}";
}
