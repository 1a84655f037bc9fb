using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Publishing.Wording;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>The month for the audit: its figures, and what the records tell of each proof the score waits for.</summary>
internal static class AuditBlocks
{
    /// <summary>The audit for those who hear it.</summary>
    public static Markup Fallback(DigestViewModel view)
    {
        Markup text =
            $"{view.ReviewOwner} {Title(view)}. Alerts: {DigestFormatting.Alerts(view.Numbers.Alerts)}. "
                + $"What the records tell of each proof stands in the message.";
        return text.WithoutBold();
    }

    public static IEnumerable<Block> Draw(DigestViewModel view)
    {
        var numbers = view.Numbers;
        yield return DigestFormatting.Header(Title(view));
        yield return DigestBlocks.Text([
            view.IsPreview
                ? (Markup)$"{view.ReviewOwner} this is the running month as far as it has got."
                : $"{view.ReviewOwner} this is the month to audit: is the agreement still right, and what has the score earned?",
        ]);
        yield return DigestBlocks.Text(
            view.OwnerGaps.Count > 0 ? view.OwnerGaps : [(Markup)$"✅ *All six owners* are people whom Slack knows."]
        );
        yield return DigestBlocks.Text([
            $"*What the score may change, and what the records tell of the proof* (✅ shown · ⬜ not shown · ▫️ for people to judge)",
        ]);
        foreach (var behaviour in Enum.GetValues<Behaviour>())
        {
            yield return DigestBlocks.Text([
                $"• {AuthorityText.Of(behaviour)}: {AuthorityText.Level(view.Agreement, behaviour)}",
                .. ProofText.Lines(behaviour, numbers, view.Agreement.Proof),
            ]);
        }

        if (view.Gaps.Count > 0)
        {
            yield return DigestBlocks.Text(view.Gaps);
        }

        yield return DigestBlocks.Text(DigestFormatting.AlertLines(numbers));
        yield return DigestBlocks.Text([
            $"*Bad-score rate*",
            .. DigestFormatting.BadScores(numbers.BadScores, view.Agreement.Proof),
        ]);
        IReadOnlyList<IReadOnlyList<Markup>> rest =
        [
            [.. DigestFirstTouch.Lines(view)],
            .. Metrics(numbers.Metrics, view.Agreement),
            view.DataIssues,
            [.. DigestBlocks.Stopped(numbers.Stopped)],
            view.DigestSenderSla,
        ];
        foreach (var lines in rest.Where(lines => lines.Count > 0))
        {
            yield return DigestBlocks.Text(lines);
        }

        yield return DigestFormatting.Counted(view);
    }

    private static IEnumerable<IReadOnlyList<Markup>> Metrics(AuditMetrics? metrics, HandoffAgreement agreement)
    {
        if (metrics is null)
        {
            yield break;
        }

        yield return [.. FirstContactText.Lines(metrics)];
        yield return [.. BaselineText.Lines(metrics, agreement)];
        yield return [.. HandoffQualityText.Lines(metrics.Quality)];
        yield return [.. HandoffQualityText.Lags(metrics.Lags, agreement.Freshness.Fresh)];
        yield return [.. DriftText.Distributions(metrics.Drift)];
        if (metrics.Conversion is not { All.Known: > 0 } conversion)
        {
            yield return [ConversionText.Nothing(metrics.Conversion)];
            yield break;
        }

        yield return [.. ConversionText.Chain(conversion)];
        yield return [.. ConversionText.Order(conversion, agreement)];
        yield return [.. DriftText.Bands(metrics.Drift)];
        yield return [.. DriftText.Calibration(metrics.Drift)];
        yield return [.. ConversionText.Sources(conversion)];
        yield return [.. RevenueText.Lines(conversion)];
        yield return [RevenueText.Routing(conversion)];
        yield return [.. PipelineText.Lines(metrics.Pipeline)];
    }

    private static Markup Title(DigestViewModel view) => DigestFormatting.Title(view, $"Monthly audit", $"This month so far");
}
