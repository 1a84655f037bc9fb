namespace HandoffBot.Core.Agreement.Keys;

/// <summary>The keys of one group, in order.</summary>
internal sealed class KeyGroup<T>(params IReadOnlyList<AgreementKey<T>> keys)
{
    /// <summary>Keys of which exactly one is written; empty for no such rule.</summary>
    public IReadOnlyList<string> ExactlyOneOf { get; init; } = [];

    public GroupShape Shape => new([.. keys.SelectMany(key => key.Descriptions)], ExactlyOneOf);

    /// <summary>Reads every key; whatever else is written is a fault.</summary>
    public T Read(IKeyReader from, T into)
    {
        foreach (var key in keys)
        {
            into = key.Read(from, into);
        }

        from.Close();
        return into;
    }

    public void Check(T holder, string path, List<AgreementFault> faults)
    {
        foreach (var key in keys)
        {
            key.Check(holder, path, faults);
        }
    }

    public IEnumerable<Statement> Say(Maybe<T> holder, string subject) => keys.SelectMany(key => key.Say(holder, subject));

    public IEnumerable<ListOrder> Orders(T holder) => keys.SelectMany(key => key.Orders(holder));

    public IEnumerable<KeyPlace> Places(T holder, GroupPath path) => keys.SelectMany(key => key.Places(holder, path));
}
