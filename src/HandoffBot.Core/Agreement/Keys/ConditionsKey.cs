using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with fields, each with the values that are meant.</summary>
internal sealed class ConditionsKey<T>(
    KeyDescription description,
    Func<T, IReadOnlyDictionary<string, FieldMatch>> get,
    Func<T, IReadOnlyDictionary<string, FieldMatch>, T> set
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    /// <summary>What it says together with its neighbours; null for a key of which a neighbour speaks.</summary>
    public Func<T, Statement>? Statement { get; init; }

    public override T Read(IKeyReader from, T into)
    {
        var conditions = new Dictionary<string, FieldMatch>(StringComparer.Ordinal);
        if (from.OptionalGroup(description.Name, $"{description.Name}: {description.Example}") is { } fields)
        {
            foreach (var field in fields.Names())
            {
                conditions[field] = MatchKeys.ReadCondition(fields, field);
            }
        }

        return set(into, conditions);
    }

    public override void Check(T holder, string group, List<AgreementFault> faults) =>
        MatchRules.CheckConditions(faults, GroupPath.Join(group, description.Name), get(holder));

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject) =>
        Statement is { } statement && holder.Is ? [statement(holder.Value) with { Subject = subject }] : [];

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group) =>
        group.Of(description.Name) is var at && get(holder).Count > 0
            ? [new KeyPlace(at.Path, at.Key, description.Shape, null)]
            : [];
}
