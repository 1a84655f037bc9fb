namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with one value.</summary>
internal sealed class ValueKey<T, TValue>(
    KeyDescription description,
    ValueKind<TValue> kind,
    Func<T, Maybe<TValue>> get,
    Func<T, TValue, T> set,
    Wording wording
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    public override T Read(IKeyReader from, T into)
    {
        if (!description.IsRequired && !from.Has(description.Name))
        {
            return into;
        }

        if (from.Value(description.Name, description.Example) is not { } text)
        {
            return set(into, kind.StandIn);
        }

        if (kind.Read(text) is { Is: true, Value: var value })
        {
            return set(into, value);
        }

        if (kind.Explain?.Invoke(text) is var (message, remedy))
        {
            from.Fault(from.At(description.Name), message, remedy);
        }
        else
        {
            from.NotUnderstood(description.Name, kind.What, kind.Remedy ?? $"Write e.g. {description.Name}: {description.Example}.");
        }

        return set(into, kind.StandIn);
    }

    public override void Check(T holder, string group, List<AgreementFault> faults)
    {
        if (get(holder) is { Is: true, Value: var value })
        {
            kind.Check(faults, GroupPath.Join(group, description.Name), value);
        }
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject)
    {
        var held = holder.Is ? get(holder.Value) : default;
        return wording.Say(subject, held.Is ? kind.Write(held.Value) : null);
    }

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group) =>
        group.Of(description.Name) is var at && get(holder) is { Is: true, Value: var value }
            ? [new KeyPlace(at.Path, at.Key, description.Shape, kind.Write(value))]
            : [];
}
