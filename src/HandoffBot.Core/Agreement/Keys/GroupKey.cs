namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with a group of keys.</summary>
/// <param name="description">What is known of it.</param>
/// <param name="keys">The keys of the group.</param>
/// <param name="blank">What the group is read into, before any of its keys.</param>
/// <param name="get">None where the group is not written.</param>
/// <param name="set">The holder with the group.</param>
internal sealed class GroupKey<T, TGroup>(
    KeyDescription description,
    KeyGroup<TGroup> keys,
    Func<T, TGroup> blank,
    Func<T, Maybe<TGroup>> get,
    Func<T, TGroup, T> set
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    /// <summary>How the group as a whole reads, with <see cref="Write"/>; otherwise the subject of its keys.</summary>
    public Wording Wording { get; init; } = Wording.Nothing;

    /// <summary>The group in words; null where its keys speak for themselves.</summary>
    public Func<TGroup, string>? Write { get; init; }

    /// <summary>Adds what makes no sense about keys that stand side by side.</summary>
    public Action<List<AgreementFault>, string, T, TGroup> CheckGroup { get; init; } = (_, _, _, _) => { };

    public override T Read(IKeyReader from, T into) =>
        (
            description.IsRequired
                ? from.Group(description.Name, description.Example)
                : from.OptionalGroup(description.Name, $"{description.Name}: {description.Example}")
        )
            is { } group
            ? set(into, keys.Read(group, blank(into)))
            : into;

    public override void Check(T holder, string group, List<AgreementFault> faults)
    {
        if (get(holder) is { Is: true, Value: var held })
        {
            var path = GroupPath.Join(group, description.Name);
            keys.Check(held, path, faults);
            CheckGroup(faults, path, holder, held);
        }
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject)
    {
        var held = holder.Is ? get(holder.Value) : default;
        return Write is { } write ? Wording.Say(subject, held.Is ? write(held.Value) : null) : keys.Say(held, Wording.Subject ?? subject);
    }

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group)
    {
        if (get(holder) is not { Is: true, Value: var held })
        {
            return [];
        }

        var at = group.Of(description.Name);
        return [new KeyPlace(at.Path, at.Key, description.Shape, null), .. keys.Places(held, at)];
    }
}
