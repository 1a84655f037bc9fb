namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with fields, each with the one value it has.</summary>
/// <param name="description">What is known of it.</param>
/// <param name="get">The values, by field.</param>
/// <param name="set">The holder with the values.</param>
internal sealed class FieldValuesKey<T>(
    KeyDescription description,
    Func<T, IReadOnlyDictionary<string, string>> get,
    Func<T, IReadOnlyDictionary<string, string>, T> set
) : AgreementKey<T>
{
    private const string ValueExample = "92";

    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    /// <summary>Adds what makes no sense about the values.</summary>
    public required Action<List<AgreementFault>, string, IReadOnlyDictionary<string, string>> CheckValues { get; init; }

    public override T Read(IKeyReader from, T into)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var fields = from.Group(description.Name, description.Example);
        foreach (var field in fields.Names())
        {
            values[field] = fields.Value(field, ValueExample) ?? "";
        }

        return set(into, values);
    }

    public override void Check(T holder, string group, List<AgreementFault> faults) =>
        CheckValues(faults, GroupPath.Join(group, description.Name), get(holder));

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group) =>
        group.Of(description.Name) is var at
            ? [new KeyPlace(at.Path, at.Key, description.Shape, null)]
            : [];
}
