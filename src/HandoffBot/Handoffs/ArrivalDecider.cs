using HandoffBot.Intake;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;

namespace HandoffBot.Handoffs;

/// <summary>
/// Decides events in the commit that stores them: one commit where there were two. Only what takes no time that senders would notice; all
/// else is stored first and decided by <see cref="InboxWorker"/>, also when this fails.
/// </summary>
/// <param name="processor">Reads them.</param>
/// <param name="decider">Stores and decides them.</param>
/// <param name="lookups">Asks who their owners are.</param>
/// <param name="backlog">What is stored and not decided.</param>
/// <param name="outage">Told when it works.</param>
/// <param name="time">The clock.</param>
internal sealed class ArrivalDecider(
    DecisionProcessor processor,
    BatchDecider decider,
    OwnerLookups lookups,
    DecisionBacklog backlog,
    DatabaseOutage outage,
    TimeProvider time
) : IArrivalDecider
{
    private const int Most = 128;

    // In characters, of all together.
    private const int MostLength = 256 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    // After a wait in vain and after a failure, so that neither is paid for by every sender.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long? _pausedAt;

    public void Stored() => backlog.Added();

    public async Task<StoredArrivals?> TryStore(IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        if (
            events.Count > Most
            || events.Sum(one => (long)one.Body.Length) > MostLength
            || (_pausedAt is { } paused && time.GetElapsedTime(paused) < Pause)
        )
        {
            return null;
        }

        if (!await backlog.IsEmpty(LongestWait, time))
        {
            _pausedAt = time.GetTimestamp();
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
            _pausedAt = time.GetTimestamp();
            return null;
        }
    }

    private bool AreKnown(EventRecipients people) => people.NeverAskedFor.Count == 0 || lookups.Due(people.NeverAskedFor).Count == 0;
}
