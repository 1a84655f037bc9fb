using HandoffBot.Intake;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;

namespace HandoffBot.Handoffs;

/// <summary>
/// Decides events in the commit that stores them: one commit where there were two. Only what takes no time that senders would notice; all
/// else is stored first and decided by <see cref="InboxWorker"/>, also when this fails.
/// </summary>
/// <param name="inbox">How many there may be, and how long others are waited for.</param>
/// <param name="processor">Reads them.</param>
/// <param name="decider">Stores and decides them.</param>
/// <param name="lookups">Asks who their owners are.</param>
/// <param name="backlog">What is stored and not decided.</param>
/// <param name="outage">Told when it works.</param>
/// <param name="time">The clock.</param>
internal sealed class ArrivalDecider(
    IInbox inbox,
    DecisionProcessor processor,
    BatchDecider decider,
    OwnerLookups lookups,
    DecisionBacklog backlog,
    DatabaseOutage outage,
    TimeProvider time
) : IArrivalDecider
{
    // In characters, of all together.
    private const int MostLength = 256 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    // After a wait in vain and after a failure, so that neither is paid for by every sender.
    private static readonly TimeSpan PauseLength = TimeSpan.FromSeconds(1);
    private long? _pausedAt;

    public void Stored() => backlog.Added();

    public async Task<StoredArrivals?> TryStore(IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        if (
            events.Count > inbox.OnArrival.Events
            || events.Sum(one => (long)one.Body.Length) > MostLength
            || (_pausedAt is { } paused && time.GetElapsedTime(paused) < PauseLength)
        )
        {
            return null;
        }

        if (!await backlog.IsEmpty(inbox.OnArrival.Wait, time))
        {
            if (inbox.OnArrival.Wait > TimeSpan.Zero)
            {
                Pause();
            }

            return null;
        }

        try
        {
            var parsed = processor.Read([.. events.Select(one => one.Row())]);
            var arrival = await decider.StoreAndDecide(events, parsed, AreKnown, Limit, cancel);
            if (arrival is null)
            {
                return null;
            }

            outage.Succeeded();
            lookups.Refresh(arrival.Stale, cancel);
            return new(arrival.IsNew, arrival.IsNew.Count(one => one) - arrival.Decided.Count);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && !DatabaseFailure.IsHeld(fault))
        {
            // Whatever it was, it is found again by whoever decides what is stored, and told there.
            Pause();
            return null;
        }
    }

    private void Pause() => _pausedAt = time.GetTimestamp();

    private bool AreKnown(EventRecipients people) => people.NeverAskedFor.Count == 0 || lookups.Due(people.NeverAskedFor).Count == 0;
}
