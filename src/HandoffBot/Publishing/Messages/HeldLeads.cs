using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>A lead that was held, and who is asked for what it lacks.</summary>
/// <param name="Account">Its account as it is known now.</param>
/// <param name="Decision">The event's decision.</param>
/// <param name="Asked">Each owner once.</param>
/// <param name="IsWaiting">Whether it waits for them still.</param>
public sealed record HeldLead(AccountRow Account, HeldDecision Decision, IReadOnlyList<HoldNotice> Asked, bool IsWaiting)
{
    /// <summary>What a person did to end its waiting and who; null where nobody did.</summary>
    public string? EndedHow { get; init; }

    /// <summary>Whether it waits for one agreement to take it.</summary>
    public bool IsUnassigned => Decision.Agreement is null;
}

/// <summary>The decision that held a lead.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Agreement">Id of the agreement that held it; null when no one agreement takes it.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Band">The band the score falls in; null below the last and without an agreement.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="DecidedAt">When it was held.</param>
public sealed record HeldDecision(string EventId, string? Agreement, string Reason, string? Band, Instant OccurredAt, Instant DecidedAt);

/// <summary>Some held leads, newest first.</summary>
/// <param name="First">As many as were asked for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Waiting">How many of them wait still.</param>
/// <param name="Others">How many wait too, and would not have alerted even with what they lack.</param>
/// <param name="Unreadable">How many rows could not be read; the leads they belong to are left out.</param>
public sealed record HeldList(IReadOnlyList<HeldLead> First, int Total, int Waiting, int Others = 0, int Unreadable = 0)
{
    /// <summary>Those that wait for nothing but working hours; they are none of the others.</summary>
    public OpeningList Opening { get; init; } = new([], 0);
}

/// <summary>Finds held leads.</summary>
public static class HeldLeads
{
    /// <summary>Accounts whose last event was held and would have alerted but for what is missing, or that no one agreement
    /// takes.</summary>
    /// <param name="db">The database.</param>
    /// <param name="agreements">Ids of the agreements meant, <see cref="AccountAgreementRow.Unassigned"/> among them for those of none;
    /// null for all.</param>
    /// <param name="most">How many to read.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<HeldList> List(HandoffDb db, IReadOnlyList<string>? agreements, int most, CancellationToken cancel)
    {
        var held = db.AccountAgreements.Where(row => row.HeldAt != null);
        if (agreements is not null)
        {
            held = held.Where(row => agreements.Contains(row.Agreement));
        }

        var asked = held.Where(row => db.Holds.Any(hold => hold.EventId == row.HeldEventId && hold.EndedAt == null));
        var total = await asked.CountAsync(cancel);
        var first = await asked.OrderByDescending(row => row.HeldAt).ThenBy(row => row.AccountKey).Take(most).ToListAsync(cancel);
        var events = first.Select(row => row.HeldEventId).OfType<string>().ToList();
        var readable = new ReadableRows();
        var holds = await readable.Of(
            db.Holds.Where(hold => events.Contains(hold.EventId) && hold.EndedAt == null),
            hold => hold.EventId,
            cancel
        );
        var leads = await With(db, events, holds, readable, cancel);
        var opening = await OpeningLeads.List(db, agreements, most, readable, cancel);
        var others = await held.CountAsync(cancel) - total - opening.Total;
        return new(leads, total, total, Math.Max(0, others), readable.Unreadable) { Opening = opening };
    }

    /// <summary>The leads a notice lists, each account once: those that wait first.</summary>
    public static async Task<HeldList> OfNotice(HandoffDb db, string key, int most, CancellationToken cancel)
    {
        var holdsOfNotice = db.Holds.Where(hold => hold.NoticeKey == key);
        var byAccount = holdsOfNotice
            .GroupBy(hold => hold.AccountKey)
            .Select(holds => new
            {
                Account = holds.Key,
                At = holds.Max(hold => hold.DecidedAt),
                Waits = holds.Max(hold => hold.EndedAt == null ? 1 : 0),
            });
        var total = await byAccount.CountAsync(cancel);
        var waiting = await byAccount.CountAsync(one => one.Waits == 1, cancel);
        var newest = await byAccount
            .OrderByDescending(one => one.Waits)
            .ThenByDescending(one => one.At)
            .ThenBy(one => one.Account)
            .Take(most)
            .ToListAsync(cancel);
        var accounts = newest.Select(one => one.Account).ToList();
        var rows = (await holdsOfNotice.Where(hold => accounts.Contains(hold.AccountKey)).ToListAsync(cancel)).ToLookup(
            hold => hold.AccountKey,
            StringComparer.Ordinal
        );
        var holds = accounts
            .Select(account => rows[account].OrderBy(hold => hold.EndedAt is null).ThenBy(hold => hold.DecidedAt).Last())
            .ToList();
        var readable = new ReadableRows();
        var leads = await With(db, [.. holds.Select(hold => hold.EventId)], holds, readable, cancel);
        return new(leads, total, waiting, Unreadable: readable.Unreadable);
    }

    private static async Task<List<HeldLead>> With(
        HandoffDb db,
        IReadOnlyList<string> events,
        IReadOnlyList<HoldRow> holds,
        ReadableRows readable,
        CancellationToken cancel
    )
    {
        var keys = holds.Select(hold => hold.AccountKey).Distinct(StringComparer.Ordinal).ToList();
        var accounts = (
            await readable.Of(db.Accounts.Where(account => keys.Contains(account.Key)), account => account.Key, cancel)
        ).ToDictionary(account => account.Key, StringComparer.Ordinal);
        var decisions = await db
            .Decisions.Where(decision => events.Contains(decision.EventId))
            .Select(decision => new HeldDecision(
                decision.EventId,
                decision.Agreement,
                decision.Reason,
                decision.Band,
                decision.OccurredAt,
                decision.DecidedAt
            ))
            .ToDictionaryAsync(decision => decision.EventId, StringComparer.Ordinal, cancel);
        var asked = holds.ToLookup(hold => hold.EventId, StringComparer.Ordinal);
        return
        [
            // Retention may delete a row between the two queries.
            .. events
                .Where(id => asked.Contains(id) && decisions.ContainsKey(id) && accounts.ContainsKey(asked[id].First().AccountKey))
                .Select(id => new HeldLead(
                    accounts[asked[id].First().AccountKey],
                    decisions[id] with
                    {
                        Agreement = asked[id].First().Agreement,
                    },
                    [
                        .. asked[id]
                            .OrderBy(hold => hold.Owner, StringComparer.Ordinal)
                            .Select(hold => new HoldNotice(hold.Owner, hold.Missing)),
                    ],
                    asked[id].Any(hold => hold.EndedAt is null)
                )
                {
                    EndedHow = asked[id].Select(hold => hold.EndedHow).FirstOrDefault(how => how is not null),
                }),
        ];
    }
}
