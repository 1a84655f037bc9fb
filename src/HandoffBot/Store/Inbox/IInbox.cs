using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

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

    /// <summary>The accounts and their latest alerts, held until the transaction ends, so that an account's events are decided one at a
    /// time.</summary>
    Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>Counted over an index of the undecided alone: it costs nothing when all is decided.</summary>
    Task<UndecidedEvents> CountUndecided(CancellationToken cancel);
}
