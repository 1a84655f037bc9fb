using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Publishing.Messages;

/// <summary>A lead that waits for working hours to open.</summary>
/// <param name="Account">Its account as it is known now.</param>
/// <param name="Wait">How it waits.</param>
/// <param name="Band">The band its score falls in.</param>
public sealed record OpeningLead(AccountRow Account, OpeningWaitRow Wait, string? Band);

/// <summary>Some of the leads that wait for opening, in the order of their release.</summary>
/// <param name="First">As many as were asked for, and could be read.</param>
/// <param name="Total">How many there are.</param>
public sealed record OpeningList(IReadOnlyList<OpeningLead> First, int Total);

/// <summary>Finds leads that wait for working hours to open.</summary>
public static class OpeningLeads
{
    /// <summary>Those of some agreements: what opens first, the hottest band first, then the highest score, then the oldest.</summary>
    /// <param name="db">The database.</param>
    /// <param name="agreements">Ids of the agreements meant; null for all.</param>
    /// <param name="most">How many to read.</param>
    /// <param name="readable">Counts what could not be read.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<OpeningList> List(
        HandoffDb db,
        IReadOnlyList<string>? agreements,
        int most,
        ReadableRows readable,
        CancellationToken cancel
    )
    {
        var waits = db.OpeningWaits.Where(wait =>
            db.AccountAgreements.Any(row =>
                row.AccountKey == wait.AccountKey && row.Agreement == wait.Agreement && row.HeldEventId == wait.EventId
            )
        );
        if (agreements is not null)
        {
            waits = waits.Where(wait => agreements.Contains(wait.Agreement));
        }

        var total = await waits.CountAsync(cancel);
        var first = await waits
            .OrderBy(wait => wait.OpensAt)
            .ThenBy(wait => wait.BandRank)
            .ThenByDescending(wait => wait.Score)
            .ThenBy(wait => wait.OccurredAt)
            .ThenBy(wait => wait.EventId)
            .Take(most)
            .ToListAsync(cancel);
        var keys = first.ConvertAll(wait => wait.AccountKey);
        var events = first.ConvertAll(wait => wait.EventId);
        var accounts = await readable.Of(db.Accounts.Where(account => keys.Contains(account.Key)), account => account.Key, cancel);
        var bands = await db
            .Decisions.Where(decision => events.Contains(decision.EventId))
            .Select(decision => new { decision.EventId, decision.Band })
            .ToDictionaryAsync(decision => decision.EventId, decision => decision.Band, StringComparer.Ordinal, cancel);
        return new(
            [
                .. first.SelectMany(wait =>
                    accounts
                        .Where(account => account.Key == wait.AccountKey)
                        .Select(account => new OpeningLead(account, wait, bands.GetValueOrDefault(wait.EventId)))
                ),
            ],
            total
        );
    }
}
