using HandoffBot.Hosting;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;

namespace HandoffBot.Handoffs;

/// <summary>
/// Decides a batch of events in one transaction, and tells of it after the commit. Where a dispatch cycle can be had, what the batch wants
/// posted is claimed by the same commit.
/// </summary>
public sealed class BatchDecider(
    IDatabase database,
    BatchTransaction transaction,
    Dispatcher dispatcher,
    WorkSignals signals,
    HandoffMetrics metrics,
    TimeProvider time
)
{
    /// <summary>Decides those of the stored events that nobody else has decided or is deciding; how many they were.</summary>
    /// <param name="batch">Read from the inbox.</param>
    /// <param name="dispatch">Whether what they want posted is claimed with them.</param>
    /// <param name="limit">How long it may take; null for as long as the database lets it.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<int> DecideStored(DecisionBatch batch, bool dispatch, TimeSpan? limit, CancellationToken cancel)
    {
        using var enlisted = dispatch ? dispatcher.TryEnlist() : null;
        using var deadline = Deadline(limit, cancel);
        var (decided, wantsMessages) = await database.Write(
            async (db, stop) => (await transaction.DecideStored(db, batch, stop), await Dispatch(db, enlisted, stop)),
            deadline.Token
        );
        Tell(decided, enlisted, wantsMessages);
        return decided.Count;
    }

    /// <summary>Stores events and decides those that are new; null, and nothing is stored, while others wait for their decision, and where
    /// somebody has to be asked for.</summary>
    /// <param name="events">In order of arrival.</param>
    /// <param name="parsed">The same, read.</param>
    /// <param name="areKnown">Whether enough is known of those they could go to.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<BatchArrival?> StoreAndDecide(
        IReadOnlyList<NewEvent> events,
        ParsedBatch parsed,
        Func<EventRecipients, bool> areKnown,
        TimeSpan limit,
        CancellationToken cancel
    )
    {
        using var enlisted = dispatcher.TryEnlist();
        using var deadline = Deadline(limit, cancel);
        var (arrival, wantsMessages) = await database.WriteAtOnce(
            async (db, stop) =>
                (await transaction.StoreAndDecide(db, events, parsed, areKnown, stop), await Dispatch(db, enlisted, stop)),
            deadline.Token
        );
        if (arrival is not null)
        {
            Tell(arrival.Decided, enlisted, wantsMessages);
        }

        return arrival;
    }

    private static CancellationTokenSource Deadline(TimeSpan? limit, CancellationToken cancel)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (limit is { } longest)
        {
            deadline.CancelAfter(longest);
        }

        return deadline;
    }

    // Last in the transaction; whether it wrote that Slack should show something.
    private static async Task<bool> Dispatch(HandoffDb db, EnlistedDispatch? enlisted, CancellationToken cancel)
    {
        if (enlisted is not null && db.WantsMessages)
        {
            await enlisted.Run(db, cancel);
        }

        return db.WantsMessages;
    }

    // After the commit: a write that was run again counts once.
    private void Tell(IReadOnlyList<DecidedEvent> decided, EnlistedDispatch? enlisted, bool wantsMessages)
    {
        enlisted?.Committed();
        if (wantsMessages && enlisted is not { HasRun: true })
        {
            signals.Messages.Notify();
        }

        var now = time.Now();
        foreach (var (_, outcome, receivedAt) in decided)
        {
            metrics.Decided(outcome, now - receivedAt);
        }
    }
}
