using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

/// <summary>The hot path of the store in prepared SQL, where the two databases differ most.</summary>
public interface IInbox
{
    /// <summary>When events are better decided in the commit that stores them.</summary>
    ArrivalLimits OnArrival { get; }

    /// <summary>Stores the events in one transaction, on disk when it returns. Answers, for each, whether its id was new.</summary>
    Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel);

    /// <summary>
    /// Stores the events in the transaction of <paramref name="db"/>, as decided: it decides them before it ends. Answers, for each, its
    /// number where its id was new, and null where it is known.
    /// </summary>
    Task<long?[]> AppendDecided(HandoffDb db, IReadOnlyList<NewEvent> events, CancellationToken cancel);

    /// <summary>Whether any event waits for its decision.</summary>
    Task<bool> HasUndecided(HandoffDb db, CancellationToken cancel);

    /// <summary>
    /// Reads undecided events in order of arrival, passing over those that another instance is deciding. Holds none of them:
    /// whoever decides them takes them with <see cref="Claim"/> first.
    /// </summary>
    /// <param name="most">How many at most.</param>
    /// <param name="mostLength">Characters from which on nothing more is read; the event that reaches them is among those read.</param>
    /// <param name="except">Numbers of events left out.</param>
    /// <param name="cancel">Gives up.</param>
    Task<List<InboxRow>> Peek(int most, long mostLength, IReadOnlyCollection<long> except, CancellationToken cancel);

    /// <summary>
    /// Claims those of the events that are still undecided for the transaction of <paramref name="db"/>: what another instance
    /// holds is passed over.
    /// </summary>
    Task<List<long>> Claim(HandoffDb db, IReadOnlyCollection<long> seqs, CancellationToken cancel);

    /// <summary>The accounts and their latest alerts, held until the transaction ends, so that an account's events are decided one at a
    /// time.</summary>
    Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>Counted over an index of the undecided alone: it costs nothing when all is decided.</summary>
    Task<UndecidedEvents> CountUndecided(CancellationToken cancel);
}
