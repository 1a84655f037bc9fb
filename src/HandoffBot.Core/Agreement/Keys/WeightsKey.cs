using System.Globalization;

namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with names, each with a whole number.</summary>
/// <param name="description">What is known of it.</param>
/// <param name="most">The highest number; the lowest is 1.</param>
/// <param name="get">The numbers, by name; empty where none is written.</param>
/// <param name="set">The holder with the numbers.</param>
internal sealed class WeightsKey<T>(
    KeyDescription description,
    int most,
    Func<T, IReadOnlyDictionary<string, int>> get,
    Func<T, IReadOnlyDictionary<string, int>, T> set
) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => [description];

    public override T Read(IKeyReader from, T into)
    {
        if (from.OptionalGroup(description.Name, $"{description.Name}: {description.Example}") is not { } named)
        {
            return into;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in named.Names())
        {
            if (named.Value(name, "2") is not { } text)
            {
                continue;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            {
                numbers[name] = number;
            }
            else
            {
                named.NotUnderstood(name, $"a whole number from 1 to {most}", "Write e.g. 2.");
            }
        }

        return set(into, numbers);
    }

    public override IEnumerable<Statement> Say(Maybe<T> holder, string subject) =>
        new Wording(null, description.Name).Say(
            subject,
            holder.Is && get(holder.Value) is { Count: > 0 } numbers
                ? string.Join(
                    ", ",
                    numbers
                        .OrderBy(one => one.Key, StringComparer.Ordinal)
                        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}"))
                )
                : null
        );

    public override void Check(T holder, string group, List<AgreementFault> faults) { }

    public override IEnumerable<KeyPlace> Places(T holder, GroupPath group) =>
        group.Of(description.Name) is var at && get(holder).Count > 0
            ? [new KeyPlace(at.Path, at.Key, description.Shape, null)]
            : [];
}
