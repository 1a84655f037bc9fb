using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Inbox;

/// <summary>An event about to be stored.</summary>
/// <param name="EventId">The idempotency key.</param>
/// <param name="Sender">Name of the credential it came under.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Body">Its JSON, exactly as sent.</param>
public sealed record NewEvent(string EventId, string Sender, Instant ReceivedAt, string Body);

/// <summary>What is known of a batch's accounts. Not tracked: changes are written by <see cref="DecidedBatch"/>.</summary>
/// <param name="Accounts">One for each key asked for.</param>
/// <param name="Standings">Where they stand under each agreement that has decided about them.</param>
/// <param name="Alerts">The latest of each of these that has one.</param>
public sealed record LockedAccounts(
    IReadOnlyList<AccountRow> Accounts,
    IReadOnlyList<AccountAgreementRow> Standings,
    IReadOnlyList<AlertRow> Alerts
);

/// <summary>The hot path of the store in prepared SQL, where the two databases differ most.</summary>
public interface IInbox
{
    /// <summary>Stores the events in one transaction, on disk when it returns. Answers, for each, whether its id was new.</summary>
    Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel);

    /// <summary>
    /// Takes undecided events in order of arrival, for the transaction of <paramref name="db"/>: rows that another instance
    /// has taken are passed over.
    /// </summary>
    Task<List<InboxRow>> Take(HandoffDb db, int most, CancellationToken cancel);

    /// <summary>The accounts and their latest alerts, held until the transaction ends, so that an account's events are decided one at a time.</summary>
    Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>Counted over an index of the undecided alone: it costs nothing when all is decided.</summary>
    Task<UndecidedEvents> Backlog(CancellationToken cancel);
}
