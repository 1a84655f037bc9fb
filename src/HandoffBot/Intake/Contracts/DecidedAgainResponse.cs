using System.ComponentModel;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>A later decision about an event that was held.</summary>
internal sealed record DecidedAgainResponse(
    [property: Description("GET /v1/decisions/{event_id} tells the whole of this decision.")] string EventId,
    DecisionOutcome Outcome,
    string Reason,
    Instant DecidedAt,
    string? AlertId
)
{
    private const int Most = 20;

    /// <summary>The last ones about an event, oldest first.</summary>
    public static async Task<IReadOnlyList<DecidedAgainResponse>> Of(HandoffDb db, string eventId, CancellationToken cancel)
    {
        var newest = await db
            .Decisions.Where(row => row.ScoreEventId == eventId)
            .OrderByDescending(row => row.DecidedAt)
            .Take(Most)
            .Select(row => new DecidedAgainResponse(row.EventId, row.Outcome, row.Reason, row.DecidedAt, row.AlertId))
            .ToListAsync(cancel);
        return [.. Enumerable.Reverse(newest)];
    }
}
