namespace HandoffBot.Store.Restores;

/// <summary>What a database looks like from outside.</summary>
public sealed record DatabaseFingerprint
{
    internal DatabaseFingerprint(string identity, SendCheckpoint? marked) => (Identity, Marked) = (identity, marked);

    internal string Identity { get; }

    internal SendCheckpoint? Marked { get; }
}
