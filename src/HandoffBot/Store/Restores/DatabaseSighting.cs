namespace HandoffBot.Store.Restores;

/// <summary>What a database looks like from outside.</summary>
public sealed record DatabaseSighting
{
    internal DatabaseSighting(string identity, MarkedState? marked) => (Identity, Marked) = (identity, marked);

    internal string Identity { get; }

    internal MarkedState? Marked { get; }
}
