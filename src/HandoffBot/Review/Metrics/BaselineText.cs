using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>Before and after, in words.</summary>
internal static class BaselineText
{
    /// <summary>None where the agreement names no baseline, or there is nothing to compare with it.</summary>
    public static IEnumerable<Markup> Lines(AuditMetrics metrics, HandoffAgreement agreement)
    {
        List<Markup> lines = [.. FirstContact(metrics, agreement), .. Opportunities(metrics, agreement)];
        return lines.Count == 0 ? [] : [$"*Before and after* (the agreement's baseline; other things changed meanwhile too)", .. lines];
    }

    private static IEnumerable<Markup> FirstContact(AuditMetrics metrics, HandoffAgreement agreement)
    {
        if (agreement.Baseline?.FirstContact is { } before && BeforeAndAfter.OfHighestBand(metrics, agreement) is { } now)
        {
            var verdict = BeforeAndAfter.FirstContact(now, before);
            yield return $"{Mark(verdict)} First contact of {DisplayText.Safe(now.Band, 60)}: before, half within *{SpanText.Of(before)}*; "
                + $"now, {FirstContactText.Half(now)}{Said(verdict)}";
        }
    }

    private static IEnumerable<Markup> Opportunities(AuditMetrics metrics, HandoffAgreement agreement)
    {
        if (agreement.Baseline?.Opportunities is { } before && metrics.Conversion is { } conversion)
        {
            var now = conversion.All.Of(ConversionStep.Opportunity);
            var verdict = BeforeAndAfter.Opportunities(now, before);
            yield return $"{Mark(verdict)} Leads that came to an opportunity: before *{RateText.Percent((double)before)}*; now "
                + $"*{RateText.Percent(now.Value)}* (95 % range {RateText.Range(now.BoundsAmong(1))}){Said(verdict)}";
        }
    }

    private static Markup Mark(BaselineVerdict verdict) =>
        verdict switch
        {
            BaselineVerdict.Better => $"✅",
            BaselineVerdict.Worse => $"❗",
            BaselineVerdict.NotShown => $"⬜",
        };

    private static Markup Said(BaselineVerdict verdict) =>
        verdict switch
        {
            BaselineVerdict.Better => $": better",
            BaselineVerdict.Worse => $": worse",
            BaselineVerdict.NotShown => $": no difference is shown yet",
        };
}
