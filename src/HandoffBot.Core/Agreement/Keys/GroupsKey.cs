namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with a list of groups.</summary>
/// <param name="description">What is known of it.</param>
/// <param name="keys">The keys of each group.</param>
/// <param name="blank">What a group is read into, before any of its keys.</param>
/// <param name="get">The groups; empty where none is written.</param>
/// <param name="set">The holder with the groups.</param>
internal sealed class GroupsKey<T, TItem>(
    KeyDescription description,
    KeyGroup<TItem> keys,
    TItem blank,
    Func<T, IReadOnlyList<TItem>> get,
    Func<T, IReadOnlyList<TItem>, T> set
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    /// <summary>What a group is called by, e.g. its name; null for its position, from 1.</summary>
    public Func<TItem, string>? Name { get; init; }

    /// <summary>What a group of that name is, for the differences of two versions, e.g. <c>Band "hot"</c>.</summary>
    public required Func<string, string> Subject { get; init; }

    /// <summary>A group in words; null where its keys speak for themselves.</summary>
    public Func<TItem, string>? Write { get; init; }

    /// <summary>What the list is called where its order means something; null where it does not.</summary>
    public string? Ordered { get; init; }

    /// <summary>Adds what makes no sense about the list as a whole, or about an item beside the rest of the agreement.</summary>
    public Action<List<AgreementFault>, string, T, IReadOnlyList<TItem>> CheckList { get; init; } = (_, _, _, _) => { };

    public override T Read(IKeyReader from, T into)
    {
        if (description.IsRequired)
        {
            from.Need(description.Name, $"[{description.Example}]");
        }
        else if (!from.Has(description.Name))
        {
            return into;
        }

        var items = new List<TItem>();
        foreach (var group in from.Groups(description.Name, description.Example))
        {
            items.Add(keys.Read(group, blank));
        }

        return set(into, items);
    }

    public override void Check(T holder, string group, List<AgreementFault> faults)
    {
        var path = GroupPath.Join(group, description.Name);
        var items = get(holder);
        foreach (var (i, item) in items.Index())
        {
            keys.Check(item, $"{path}[{i}]", faults);
        }

        CheckList(faults, path, holder, items);
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject) =>
        (holder.Is ? get(holder.Value) : [])
            .Select((item, i) => (Item: item, Name: Name is { } name ? name(item) : $"{i + 1}"))
            .GroupBy(one => one.Name, StringComparer.Ordinal)
            // The second thing of one name is told apart from the first.
            .SelectMany(same => same.Select((one, i) => Of(one.Item, $"{Subject(one.Name)}{(i == 0 ? "" : $" (no. {i + 1})")}")))
            .SelectMany(said => said);

    public override IEnumerable<ListOrder> Orders(T holder) =>
        Ordered is { } list && Name is { } name ? [new ListOrder(list, [.. get(holder).Select(name)])] : [];

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group)
    {
        var (at, items) = (group.Of(description.Name), get(holder));
        return items.Count == 0
            ? []
            :
            [
                new KeyPlace(at.Path, at.Key, description.Shape, null),
                .. items.SelectMany((item, i) => keys.Places(item, at.Item(i))),
            ];
    }

    private IEnumerable<Statement> Of(TItem item, string subject) =>
        Write is { } write ? [new Statement(subject, "", write(item))] : keys.Say(new(true, item), subject);
}
