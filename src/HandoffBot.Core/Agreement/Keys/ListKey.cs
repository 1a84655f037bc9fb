namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with a list of values; one value alone is a list of one.</summary>
internal sealed class ListKey<T, TValue>(
    KeyDescription description,
    ValueKind<TValue> kind,
    Func<T, IReadOnlyList<TValue>> get,
    Func<T, IReadOnlyList<TValue>, T> set,
    ListWording<TValue> wording
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    /// <summary>Adds what makes no sense about the list as a whole.</summary>
    public Action<List<AgreementFault>, string, IReadOnlyList<TValue>> CheckList { get; init; } = (_, _, _) => { };

    public override T Read(IKeyReader from, T into)
    {
        if (description.IsRequired)
        {
            from.Need(description.Name, description.Example);
        }
        else if (!from.Has(description.Name))
        {
            return into;
        }

        var values = new List<TValue>();
        foreach (var (i, text) in from.Values(description.Name, description.Example).Index())
        {
            if (kind.Read(text) is { Is: true, Value: var value })
            {
                values.Add(value);
            }
            else if (text.Length > 0)
            {
                var (message, remedy) = kind.Explain?.Invoke(text)
                    ?? ($"\"{text}\" is not {kind.What}.", kind.Remedy ?? $"Write e.g. {description.Name}: {description.Example}.");
                from.Fault($"{from.At(description.Name)}[{i}]", message, remedy);
            }
        }

        return set(into, values);
    }

    public override void Check(T holder, string group, List<AgreementFault> faults)
    {
        var path = GroupPath.Join(group, description.Name);
        var values = get(holder);
        CheckList(faults, path, values);
        foreach (var (i, value) in values.Index())
        {
            kind.Check(faults, $"{path}[{i}]", value);
        }
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject) =>
        wording.Say(subject, holder.Is ? get(holder.Value) : [], kind.Write);

    public override IEnumerable<ListOrder> Orders(T holder) =>
        wording.Ordered is { } name ? [new ListOrder(name, [.. get(holder).Select(kind.Write)])] : [];

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group)
    {
        var (at, values) = (group.Of(description.Name), get(holder));
        return values.Count == 0
            ? []
            :
            [
                new KeyPlace(at.Path, at.Key, description.Shape, null),
                .. values.Select((value, i) => new KeyPlace(at.Item(i).Path, at.Key, kind.Shape, kind.Write(value))),
            ];
    }
}
