using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Campaign;

/// <summary>Whether every lead that waited for opening went on its way, and none twice.</summary>
internal static class OpeningHistory
{
    private const string Waits = "hours:";

    public static Task<IReadOnlyList<string>> Wrong(IDatabase database, IEnumerable<GeneratedEvent> accepted) =>
        database.Read<IReadOnlyList<string>>(
            async (db, cancel) =>
            {
                var decisions = await db.Decisions.ToListAsync(cancel);
                var waited = decisions.Where(d => d.Rule.StartsWith(Waits, StringComparison.Ordinal)).Select(d => d.EventId).ToHashSet();
                var again = decisions.Where(d => d.ScoreEventId is not null).ToLookup(d => d.ScoreEventId!, StringComparer.Ordinal);
                var newest = accepted.GroupBy(e => e.Account, StringComparer.Ordinal).Select(g => g.MaxBy(e => e.At)!.Id);
                return
                [
                    .. newest.Where(id => waited.Contains(id) && !again[id].Any()).Select(id => $"event {id} waited and was forgotten"),
                    .. waited
                        .Where(id => again[id].Count(d => d.Outcome is DecisionOutcome.Alerted) > 1)
                        .Select(id => $"event {id} waited and alerted twice"),
                ];
            },
            default
        );
}
