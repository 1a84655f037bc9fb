using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>Which band a score falls in.</summary>
public static class Bands
{
    /// <summary>The highest band the score reaches; null below the last one.</summary>
    public static Band? Of(HandoffAgreement agreement, decimal score)
    {
        Band? reached = null;
        foreach (var band in agreement.Bands)
        {
            if (score >= band.From && (reached is null || band.From > reached.From))
            {
                reached = band;
            }
        }

        return reached;
    }

    /// <summary>0 for the hottest band, one more for each below. A band that is no longer in the agreement ranks last.</summary>
    public static int Rank(HandoffAgreement agreement, string? band)
    {
        var rank = agreement
            .Bands.OrderByDescending(b => b.From)
            .ToList()
            .FindIndex(b => string.Equals(b.Name, band, StringComparison.Ordinal));
        return rank < 0 ? agreement.Bands.Count : rank;
    }

    /// <summary>When the first touch of an alert is due, in elapsed time from the event that shaped it; null where its band agrees on
    /// none.</summary>
    public static Instant? FirstTouchBy(HandoffAgreement agreement, Alert alert) =>
        agreement.Bands.FirstOrDefault(b => string.Equals(b.Name, alert.Band, StringComparison.Ordinal))?.Sla is { } sla
            ? InstantMath.After(alert.OccurredAt, sla.FirstTouch)
            : null;
}
