using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>A lead that was held, and who is asked for what it lacks.</summary>
/// <param name="Account">Its account as it is known now.</param>
/// <param name="Decision">The event's decision.</param>
/// <param name="Asked">Each owner once.</param>
public sealed record HeldLead(AccountRow Account, HeldDecision Decision, IReadOnlyList<HoldNotice> Asked)
{
    /// <summary>Whether nothing newer was decided about the account.</summary>
    public bool IsWaiting => Account.HeldEventId == Decision.EventId;
}

/// <summary>What a line about a held lead tells of its decision.</summary>
public sealed record HeldDecision(string EventId, string? Band, Instant OccurredAt, Instant DecidedAt);

/// <summary>Some held leads, newest first.</summary>
/// <param name="First">As many as were asked for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Others">How many wait too, and would not have alerted even with what they lack.</param>
public sealed record HeldList(IReadOnlyList<HeldLead> First, int Total, int Others = 0);

/// <summary>Finds held leads.</summary>
public static class HeldLeads
{
    /// <summary>Accounts whose last event was held and would have alerted but for what is missing.</summary>
    public static async Task<HeldList> Waiting(HandoffDb db, int most, CancellationToken cancel)
    {
        var held = db.Accounts.Where(account => account.HeldAt != null);
        var asked = held.Where(account => db.Holds.Any(hold => hold.EventId == account.HeldEventId));
        var total = await asked.CountAsync(cancel);
        var accounts = await asked
            .OrderByDescending(account => account.HeldAt)
            .ThenBy(account => account.Key)
            .Take(most)
            .ToListAsync(cancel);
        var events = accounts.Select(account => account.HeldEventId).ToList();
        var holds = await db.Holds.Where(hold => events.Contains(hold.EventId)).ToListAsync(cancel);
        return new(
            await With(db, [.. accounts.Select(account => account.HeldEventId).OfType<string>()], holds, cancel),
            total,
            await held.CountAsync(cancel) - total
        );
    }

    /// <summary>The leads a notice tells of, each account once.</summary>
    public static async Task<HeldList> OfNotice(HandoffDb db, string key, int most, CancellationToken cancel)
    {
        var told = db.Holds.Where(hold => hold.NoticeKey == key);
        var byAccount = told.GroupBy(hold => hold.AccountKey)
            .Select(holds => new { Account = holds.Key, At = holds.Max(hold => hold.DecidedAt) });
        var total = await byAccount.CountAsync(cancel);
        var newest = await byAccount.OrderByDescending(one => one.At).ThenBy(one => one.Account).Take(most).ToListAsync(cancel);
        var accounts = newest.Select(one => one.Account).ToList();
        var rows = (await told.Where(hold => accounts.Contains(hold.AccountKey)).ToListAsync(cancel)).ToLookup(
            hold => hold.AccountKey,
            StringComparer.Ordinal
        );
        var holds = accounts.Select(account => rows[account].MaxBy(hold => hold.DecidedAt)!).ToList();
        return new(await With(db, [.. holds.Select(hold => hold.EventId)], holds, cancel), total);
    }

    private static async Task<List<HeldLead>> With(
        HandoffDb db,
        IReadOnlyList<string> events,
        IReadOnlyList<HoldRow> holds,
        CancellationToken cancel
    )
    {
        var keys = holds.Select(hold => hold.AccountKey).Distinct(StringComparer.Ordinal).ToList();
        var accounts = await db
            .Accounts.Where(account => keys.Contains(account.Key))
            .ToDictionaryAsync(account => account.Key, StringComparer.Ordinal, cancel);
        var decisions = await db
            .Decisions.Where(decision => events.Contains(decision.EventId))
            .Select(decision => new HeldDecision(decision.EventId, decision.Band, decision.OccurredAt, decision.DecidedAt))
            .ToDictionaryAsync(decision => decision.EventId, StringComparer.Ordinal, cancel);
        var asked = holds.ToLookup(hold => hold.EventId, StringComparer.Ordinal);
        return
        [
            // Between two readings what was old may have gone.
            .. events
                .Where(id => asked.Contains(id) && decisions.ContainsKey(id))
                .Select(id => new HeldLead(
                    accounts[asked[id].First().AccountKey],
                    decisions[id],
                    [
                        .. asked[id]
                            .OrderBy(hold => hold.Owner, StringComparer.Ordinal)
                            .Select(hold => new HoldNotice(hold.Owner, hold.Missing)),
                    ]
                )),
        ];
    }
}
