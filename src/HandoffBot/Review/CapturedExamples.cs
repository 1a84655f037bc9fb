using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>The messages captured as examples in a period, from the history alone.</summary>
internal static class CapturedExamples
{
    private const int MostShown = 5;

    /// <summary>Null when there are none.</summary>
    public static async Task<CapturedNumbers?> In(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var captured = Of(db, agreement, period);
        var messages = await captured.LongCountAsync(cancel);
        if (messages == 0)
        {
            return null;
        }

        var alerts = await captured.Select(fact => fact.AlertId).Distinct().LongCountAsync(cancel);
        var newest = await captured
            .OrderByDescending(fact => fact.Seq)
            .Take(MostShown)
            .Select(fact => new { fact.AlertId, fact.Detail })
            .ToListAsync(cancel);
        return new(messages, alerts, [.. newest.Select(fact => new CapturedLink(fact.AlertId, fact.Detail))]);
    }

    /// <summary>Each of them.</summary>
    public static IQueryable<AlertFactRow> Of(HandoffDb db, string agreement, ReviewPeriod period)
    {
        var (from, to) = (period.From, period.To);
        return db.AlertFacts.Where(fact =>
            fact.Kind == AlertFactKind.ExampleCaptured && fact.At >= from && fact.At < to && fact.Agreement == agreement
        );
    }
}
