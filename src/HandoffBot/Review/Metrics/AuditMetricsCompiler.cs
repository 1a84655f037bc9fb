using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Store.Context;

namespace HandoffBot.Review.Metrics;

/// <summary>Counts an audit's metrics from what was known before its period's end: a past month gives the same at any time.</summary>
internal static class AuditMetricsCompiler
{
    /// <summary>Those of one agreement.</summary>
    public static async Task<AuditMetrics> Compile(
        HandoffDb db,
        HandoffAgreement agreement,
        ReviewPeriod period,
        CancellationToken cancel
    ) =>
        new()
        {
            FirstContact = await FirstContactTimes.Of(db, agreement, period, cancel),
            Conversion = await ConversionCounter.Of(db, agreement, period.To, cancel),
            Pipeline = await PipelineCounter.Of(db, agreement, period.To, cancel),
            Drift = await DriftCounter.Of(db, agreement, period.To, cancel),
            Quality = await HandoffQualityCounter.Of(db, agreement, period, cancel),
            Lags = await IngestLagCounter.Of(db, agreement, period, cancel),
        };
}
