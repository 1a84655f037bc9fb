using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Campaign;

/// <summary>Whether every lead that waited for opening, or for a word on its account, went on its way, and none twice.</summary>
internal static class OpeningHistory
{
    private const string Waits = "hours:";

    public static Task<IReadOnlyList<string>> Wrong(IDatabase database, IReadOnlyCollection<GeneratedEvent> accepted) =>
        database.Read<IReadOnlyList<string>>(
            async (db, cancel) =>
            {
                var decisions = new EventDecisions(await db.Decisions.ToListAsync(cancel));
                return
                [
                    .. decisions
                        .NewestOfAccounts(accepted)
                        .Where(one => decisions.Last(one.Id)!.Rule.StartsWith(Waits, StringComparison.Ordinal))
                        .Select(one => $"event {one.Id} waited and was forgotten"),
                    .. accepted
                        .Where(one => decisions.Of(one.Id).Count(row => row.Outcome is DecisionOutcome.Alerted) > 1)
                        .Select(one => $"event {one.Id} waited and alerted twice"),
                ];
            },
            default
        );
}
