using HandoffBot.Core.Handoffs;

namespace HandoffBot.Store;

/// <summary>Tells what was added to alerts' histories, once for each commit: a write that is run again, or fails, is not told.</summary>
public sealed class CommittedFacts
{
    /// <summary>Raised after the commit, on the thread that wrote; must not fail.</summary>
    public event Action<IReadOnlyList<AlertFactKind>>? Written;

    internal void Tell(HandoffDb db)
    {
        if (db.NewFacts.Count > 0)
        {
            Written?.Invoke(db.NewFacts);
        }
    }
}
