using HandoffBot.Core.Review.Metrics;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>How long handoffs waited for their first contact, in words.</summary>
internal static class FirstContactText
{
    private const int MostBands = 6;

    /// <summary>A line for each band; none where no handoff is mature.</summary>
    public static IEnumerable<Markup> Lines(AuditMetrics metrics)
    {
        if (metrics.FirstContact.Count == 0)
        {
            yield break;
        }

        yield return $"*Handoff to first contact* (plain time from the alert; one that was not contacted counts as longer than all others)";
        foreach (var band in metrics.FirstContact.Take(MostBands))
        {
            yield return $"• {DisplayText.Safe(band.Band, 60)}: {Half(band)} · {band.Contacted} of {band.Posted} contacted";
        }
    }

    /// <summary>Within what half of them were contacted, as part of a sentence.</summary>
    public static Markup Half(FirstContactNumbers band) =>
        band switch
        {
            { Median: null } => $"fewer than half were contacted",
            { Median: { } median, Lower: { } lower } =>
                $"half within *{SpanText.Of(median)}* (95 % range {SpanText.Of(lower)} to "
                    + $"{(band.Upper is { } upper ? SpanText.Of(upper) : $"never")})",
            { Median: { } median } => $"half within *{SpanText.Of(median)}* (too few for a range)",
        };
}
