namespace HandoffBot.Core.Agreement.Keys;

/// <summary>Keys of a group that may say conditions instead: they are asked for only where these are not written.</summary>
/// <param name="conditions">Name of the key with the conditions.</param>
/// <param name="without">Whether a holder was read without these keys.</param>
/// <param name="keys">The keys, in order.</param>
internal sealed class UnlessConditionsKey<T>(string conditions, Func<T, bool> without, params IReadOnlyList<AgreementKey<T>> keys)
    : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions =>
        [.. keys.SelectMany(key => key.Descriptions).Select(one => one with { IsRequired = false })];

    public override T Read(IKeyReader from, T into)
    {
        if (!from.Has(conditions))
        {
            return keys.Aggregate(into, (holder, key) => key.Read(from, holder));
        }

        foreach (var name in Descriptions.Select(one => one.Name).Where(from.Has))
        {
            from.Fault(
                from.At(name),
                $"{name} and {conditions} stand side by side.",
                "Keep one, and write the other on a line of its own."
            );
        }

        if (from.HoldsList(conditions) && from.Values(conditions, "").Count == 0)
        {
            from.Fault(from.At(conditions), "There is no condition, so it would always hold.", "List at least one, e.g. [\"score < 10\"].");
        }

        return into;
    }

    public override void Check(T holder, string group, List<AgreementFault> faults)
    {
        foreach (var key in without(holder) ? [] : keys)
        {
            key.Check(holder, group, faults);
        }
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject) => keys.SelectMany(key => key.Say(holder, subject));

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group) =>
        without(holder) ? [] : keys.SelectMany(key => key.Places(holder, group));
}
