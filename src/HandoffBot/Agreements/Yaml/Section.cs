using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Agreements.Yaml;

/// <summary>One group of keys of a YAML file.</summary>
internal sealed class Section(YamlMap? map, string path, FaultList faults) : IKeyReader
{
    private const int Longest = 1_000;

    private readonly List<string> _asked = [];

    public string At(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public bool Has(string key) => Find(key) is not null;

    public bool HoldsGroup(string key) => Find(key)?.Value is YamlMap;

    public bool HoldsList(string key) => Find(key)?.Value is YamlList;

    public void Need(string key, string example) => Required(key, example);

    public string? Value(string key, string example)
    {
        var node = Required(key, example);
        if (node is null or YamlText { IsNothing: false })
        {
            return (node as YamlText)?.Value.Trim();
        }

        faults.Add(node.Line, At(key), $"It holds {node.Kind} where one value belongs.", $"Write e.g. {key}: {example}.");
        return null;
    }

    public void NotUnderstood(string key, string what, string remedy)
    {
        if (Find(key)?.Value is { } value)
        {
            faults.Add(value.Line, At(key), $"{value.Kind} is not {what}.", remedy);
        }
    }

    public IReadOnlyList<string> Values(string key, string example)
    {
        var node = Find(key)?.Value;
        if (node is null)
        {
            return [];
        }

        if (node is YamlText { IsNothing: false } one)
        {
            return [one.Value.Trim()];
        }

        var items = Items(node, key, $"Write e.g. {key}: {example}.");
        foreach (var (i, item) in items.Index().Where(i => i.Item is not YamlText { IsNothing: false }))
        {
            faults.Add(item.Line, $"{At(key)}[{i}]", $"It holds {item.Kind} where a text belongs.", $"Write e.g. {key}: {example}.");
        }

        return [.. items.Select(i => (i as YamlText)?.Value.Trim() ?? "")];
    }

    public IKeyReader Group(string key, string example) => Child(Required(key, example), key, example);

    public IKeyReader? OptionalGroup(string key, string example) => Find(key) is { } entry ? Child(entry.Value, key, example) : null;

    public IReadOnlyList<IKeyReader> Groups(string key, string example)
    {
        var node = Find(key)?.Value;
        if (node is null)
        {
            return [];
        }

        return
        [
            .. Items(node, key, $"Write each on a line of its own, e.g. - {example}.")
                .Select((item, i) => As(item, $"{At(key)}[{i}]", example)),
        ];
    }

    public IReadOnlyList<string> Names()
    {
        var names = map?.Entries.Select(e => e.Key).Take(Longest + 1).ToList() ?? [];
        _asked.AddRange(names);
        if (names.Count <= Longest)
        {
            return names;
        }

        Fault(path, "There are too many names here.", $"There is room for {Longest}.");
        return [];
    }

    public void Close()
    {
        foreach (var entry in map?.Entries ?? [])
        {
            if (faults.Full)
            {
                return;
            }

            if (!_asked.Contains(entry.Key))
            {
                faults.Add(
                    entry.Line,
                    At(entry.Key),
                    $"There is no key \"{entry.Key}\" here.",
                    SpellingSuggestions.Remedy(entry.Key, _asked)
                );
            }
        }
    }

    public void Fault(string at, string message, string remedy)
    {
        var placed = faults.Placed(new AgreementFault(0, at, message, remedy));
        faults.Add(placed.Line, at, message, remedy);
    }

    private IReadOnlyList<YamlNode> Items(YamlNode node, string key, string remedy)
    {
        if (node is YamlList { Items.Count: <= Longest } list)
        {
            return list.Items;
        }

        if (node is YamlList tooLong)
        {
            faults.Add(
                node.Line,
                At(key),
                $"The list has {tooLong.Items.Count} items; there is room for {Longest}.",
                "Keep what people can read."
            );
        }
        else
        {
            faults.Add(node.Line, At(key), $"It holds {node.Kind} where a list belongs.", remedy);
        }

        return [];
    }

    private YamlNode? Required(string key, string example)
    {
        var entry = Find(key);
        if (entry is null && map is not null)
        {
            faults.Add(map.Line, At(key), $"\"{key}\" is missing.", $"Add it, e.g. {key}: {example}.");
        }

        return entry?.Value;
    }

    private YamlEntry? Find(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return map?.Entries.FirstOrDefault(e => e.Key == key);
    }

    private Section Child(YamlNode? node, string key, string example) =>
        node is null ? new Section(null, At(key), faults) : As(node, At(key), example);

    private Section As(YamlNode node, string at, string example)
    {
        if (node is YamlMap group)
        {
            return new Section(group, at, faults);
        }

        faults.Add(node.Line, at, $"It holds {node.Kind} where a group of keys belongs.", $"Write e.g. {example}.");
        return new Section(null, at, faults);
    }
}
