using HandoffBot.Handoffs;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What a case is judged by.</summary>
/// <param name="EventId">The event that shaped it.</param>
/// <param name="OpenedAt">When its alert was opened, or the lead decided.</param>
/// <param name="Document">A <see cref="FlagEvidence"/>.</param>
internal sealed record FrozenEvidence(string EventId, Instant OpenedAt, string Document)
{
    /// <summary>As it was at the first flag that stands; null where that cannot be read any more.</summary>
    public static async Task<FrozenEvidence?> OfFlag(HandoffDb db, string alertId, CancellationToken cancel)
    {
        var flags = await db.Flags.AsNoTracking().Where(flag => flag.AlertId == alertId).ToListAsync(cancel);
        return
            FlagsOf(flags) is [var first, ..]
            && DocumentFormats.FlagEvidence.Read(first.Evidence).ReadAlert() is { } alert
            ? new(alert.EventId, alert.OpenedAt, first.Evidence)
            : null;
    }

    /// <summary>As the alert is now; null where it cannot be read any more.</summary>
    public static async Task<FrozenEvidence?> OfAlert(HandoffDb db, string id, CancellationToken cancel) =>
        await new ReadableRows().Try(() => RowsByKey.Alert(db, id, cancel)) is { Alert: var alert }
            ? new(alert.EventId, alert.OpenedAt, await FlagStore.Evidence(db, alert, cancel))
            : null;

    /// <summary>Of a lead that raised no alert.</summary>
    public static async Task<FrozenEvidence?> OfDecision(HandoffDb db, DecisionRow decision, CancellationToken cancel)
    {
        var id = decision.ScoreEventId ?? decision.EventId;
        var body = await db.Inbox.Where(row => row.EventId == id).Select(row => row.Body).SingleOrDefaultAsync(cancel);
        return body is null ? null : new(id, decision.DecidedAt, FlagEvidence.Write(null, body, decision));
    }

    /// <summary>The flags that stand, oldest first. Where all were taken back since the week was counted, the first one: what it said is
    /// still the evidence.</summary>
    public static IReadOnlyList<FlagRow> FlagsOf(IEnumerable<FlagRow> flags)
    {
        var all = flags.OrderBy(flag => flag.At).ThenBy(flag => flag.By, StringComparer.Ordinal).ToList();
        var stand = all.Where(flag => flag.UndoneAt is null).ToList();
        return stand.Count > 0 ? stand : [.. all.Take(1)];
    }
}
