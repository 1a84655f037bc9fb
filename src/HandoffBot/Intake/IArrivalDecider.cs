using HandoffBot.Store.Inbox;

namespace HandoffBot.Intake;

/// <summary>Decides events in the commit that stores them, where that keeps no sender waiting.</summary>
public interface IArrivalDecider
{
    /// <summary>Stores the events and decides those that are new; null, and nothing is stored, where they are to be stored first and
    /// decided afterwards.</summary>
    Task<StoredArrivals?> TryStore(IReadOnlyList<NewEvent> events, CancellationToken cancel);

    /// <summary>Takes note that events were stored that wait for their decision.</summary>
    void Stored();
}
