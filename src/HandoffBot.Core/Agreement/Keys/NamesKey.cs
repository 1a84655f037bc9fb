namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with groups under names that the writer of the agreement chooses.</summary>
/// <param name="description">What is known of it.</param>
/// <param name="itemExample">One group, as YAML.</param>
/// <param name="keys">The keys of each group.</param>
/// <param name="blank">What a group is read into, before any of its keys.</param>
/// <param name="get">The groups by name; empty where none is written.</param>
/// <param name="set">The holder with the groups.</param>
internal sealed class NamesKey<T, TItem>(
    KeyDescription description,
    string itemExample,
    KeyGroup<TItem> keys,
    TItem blank,
    Func<T, IReadOnlyDictionary<string, TItem>> get,
    Func<T, IReadOnlyDictionary<string, TItem>, T> set
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    /// <summary>What a group of that name is, for the differences of two versions, e.g. <c>Coverage "emea"</c>.</summary>
    public required Func<string, string> Subject { get; init; }

    /// <summary>A group in words; null where its keys speak for themselves.</summary>
    public Func<TItem, string>? Write { get; init; }

    /// <summary>Adds what makes no sense about the names, or about a group beside the rest of the agreement.</summary>
    public Action<List<AgreementFault>, string, T, IReadOnlyDictionary<string, TItem>> CheckNames { get; init; } = (_, _, _, _) => { };

    public override T Read(IKeyReader from, T into)
    {
        if (from.OptionalGroup(description.Name, $"{description.Name}: {description.Example}") is not { } named)
        {
            return into;
        }

        var all = new Dictionary<string, TItem>(StringComparer.Ordinal);
        foreach (var name in named.Names())
        {
            all[name] = keys.Read(named.Group(name, itemExample), blank);
        }

        return set(into, all);
    }

    public override void Check(T holder, string group, List<AgreementFault> faults)
    {
        var (path, all) = (GroupPath.Join(group, description.Name), get(holder));
        foreach (var (name, item) in all)
        {
            keys.Check(item, GroupPath.Join(path, name), faults);
        }

        CheckNames(faults, path, holder, all);
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject) =>
        holder.Is ? get(holder.Value).SelectMany(named => Of(named.Value, Subject(named.Key))) : [];

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group)
    {
        var (at, all) = (group.Of(description.Name), get(holder));
        return all.Count == 0
            ? []
            :
            [
                new KeyPlace(at.Path, at.Key, description.Shape, null),
                .. all.SelectMany(named => keys.Places(named.Value, new(GroupPath.Join(at.Path, named.Key), at.Key))),
            ];
    }

    private IEnumerable<Statement> Of(TItem item, string subject) =>
        Write is { } write ? [new Statement(subject, "", write(item))] : keys.Say(new(true, item), subject);
}
