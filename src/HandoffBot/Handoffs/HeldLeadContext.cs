using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>A held lead that is about to be decided again, its account held by the transaction.</summary>
/// <param name="Accounts">The account.</param>
/// <param name="Held">What it waits with; null where it no longer waits with the event asked for.</param>
/// <param name="Event">The event; null also where its personal data expired.</param>
internal sealed record HeldLeadContext(AccountCache Accounts, HeldEvent? Held, ScoreEvent? Event)
{
    /// <summary>Holds the account and reads the event.</summary>
    public static async Task<HeldLeadContext> Open(
        HandoffDb db,
        IInbox inbox,
        AgreementRegistry agreements,
        string account,
        string eventId,
        Instant now,
        CancellationToken cancel
    )
    {
        var accounts = await AccountCache.Open(db, inbox, new HashSet<string>(StringComparer.Ordinal) { account }, agreements, now, cancel);
        var held = accounts.Held(account).FirstOrDefault(one => one.EventId == eventId);
        var rows = held is null ? [] : await HeldRows.Received(db, [eventId], cancel);
        var e = rows.Select(row => EventParser.Read(row).Reading.Event).FirstOrDefault();
        return new(accounts, held, e is null ? null : accounts.As(e, account));
    }

    /// <summary>What an agreement needs to know of the past, with its rotations held and who can take the lead.</summary>
    public async Task<AccountHistory> History(
        HandoffDb db,
        ScoreEvent e,
        HandoffAgreement? agreement,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var people = await EventRecipients.Of(db, [e], agreements.InForce, now, cancel);
        var available = await people.With(db, Accounts.Owners(), now, cancel);
        var turns = BatchRotations.Of(Accounts, [(e, null)], agreements.InForce, available, now);
        await Accounts.LockRotations(turns.Names, cancel);
        available = await OpenLeadReader.With(db, available, turns.Routes, agreements, now, cancel);
        return Accounts.HistoryOf(e, agreement, available);
    }
}
