using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>With what leads came, and how late, in words.</summary>
internal static class HandoffQualityText
{
    private const int MostRules = 5;
    private const int MostSenders = 8;

    /// <summary>None where no lead scored high enough.</summary>
    public static IEnumerable<Markup> Lines(HandoffQuality? quality)
    {
        if (quality is null)
        {
            yield break;
        }

        yield return $"*With what leads came* (events that scored high enough to be handed over)";
        yield return $"• Every required field: *{RateText.Percent(quality.FieldCompleteness.Value)}* "
            + $"({quality.FieldCompleteness.Count} of {quality.FieldCompleteness.Of})"
            + $"{Rules("; first missing", quality.Lacking, FieldLabels.Of)}";
        if (quality.FitCoverage.Of > 0)
        {
            yield return $"• Fit, of these: *{RateText.Percent(quality.FitCoverage.Value)}* "
                + $"({quality.FitCoverage.Count} of {quality.FitCoverage.Of})"
                + $"{Rules("; turned away as", quality.TurnedAway, reason => reason)}";
        }
    }

    /// <summary>None where no event came.</summary>
    /// <param name="lags">By sender.</param>
    /// <param name="fresh">Until when a signal counts as fresh.</param>
    public static IEnumerable<Markup> Lags(IReadOnlyList<IngestLag> lags, Duration fresh)
    {
        if (lags.Count == 0)
        {
            yield break;
        }

        yield return $"*How late events come in* (by sender, from when it happened)";
        foreach (var lag in lags.Take(MostSenders))
        {
            var manual = lag.IsManualOrBatch(fresh)
                ? (Markup)$" · ❗ sent by hand or in batches: half of it is no longer fresh ({SpanText.Of(fresh)}) when it comes"
                : Markup.Empty;
            yield return $"• {DisplayText.Safe(lag.Sender, 60)}: half within *{Span(lag.Median)}*, nine of ten within {Span(lag.Ninth)} · "
                + $"{lag.Events} {(lag.Events == 1 ? (Markup)$"event" : $"events")}{manual}";
        }
    }

    // Of a sender whose clock is fast, events come before they happened.
    private static Markup Span(Duration lag) => SpanText.Of(Duration.Max(lag, Duration.Zero));

    private static Markup Rules(string intro, IReadOnlyList<RuleCount> rules, Func<string, string> label) =>
        rules.Count == 0
            ? Markup.Empty
            : $"{Markup.Escape(intro)} {DisplayText.Some([.. rules.Select(one => Rule(one, label))], MostRules, $", ")}";

    private static Markup Rule(RuleCount one, Func<string, string> label) => $"{DisplayText.Safe(label(one.Name), 80)} {one.Count}";
}
