using System.Collections.Immutable;
using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Store.Context;

/// <summary>Publishes what was added to alerts' histories, once for each commit: not for a write that fails or is run again.</summary>
public sealed class CommittedFacts
{
    private ImmutableArray<Action<IReadOnlyList<AlertFactKind>>> _listeners = [];

    /// <summary>Calls <paramref name="listener"/> after every commit from now on, on the thread that wrote; it must not fail.</summary>
    public void Subscribe(Action<IReadOnlyList<AlertFactKind>> listener) =>
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(listener));

    internal void Publish(HandoffDb db)
    {
        if (db.NewFacts.Count == 0)
        {
            return;
        }

        foreach (var listener in _listeners)
        {
            listener(db.NewFacts);
        }
    }
}
