using System.Globalization;
using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Agreements.Yaml;

/// <summary>
/// Reads the keys of one group, each by what it should hold. What is missing or of the wrong kind becomes a fault and a
/// stand-in, so that reading goes on and every fault is found in one run.
/// </summary>
internal sealed class Section(YamlMap? map, string path, FaultList faults)
{
    private const int Longest = 1_000;

    private readonly List<string> _asked = [];

    /// <summary>Where one of its keys stands.</summary>
    public string At(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a key holds this kind of value.</summary>
    public bool Holds<T>(string key)
        where T : YamlNode => Find(key)?.Value is T;

    /// <summary>Adds a fault when the key is missing.</summary>
    public void Need(string key, string example) => Required(key, example);

    public string Text(string key, string example) => Scalar(key, example)?.Value.Trim() ?? "";

    public string? MaybeText(string key) => Has(key) ? Text(key, "…") : null;

    public int Whole(string key, string example) =>
        Parsed(key, example, "a whole number", s =>
            int.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : (int?)null
        );

    public bool Flag(string key, bool standIn) =>
        Parsed(
            key,
            standIn ? "true" : "false",
            "true or false",
            s =>
                s switch
                {
                    "true" => true,
                    "false" => false,
                    _ => (bool?)null,
                },
            "Write true or false.",
            standIn
        );

    public decimal Number(string key, string example, decimal standIn = 0) =>
        Parsed(
            key,
            example,
            "a number",
            s =>
                decimal.TryParse(s, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n)
                    ? n
                    : (decimal?)null,
            standIn: standIn
        );

    public Duration Duration(string key, string example, Duration standIn = default) =>
        Parsed(key, example, "a duration", DurationNotation.Read, DurationNotation.Remedy, standIn);

    /// <summary>
    /// Reads a value with <paramref name="read"/>, which answers null for what it does not understand. The stand-in must not
    /// make a sound value beside it look wrong.
    /// </summary>
    public T Parsed<T>(string key, string example, string what, Func<string, T?> read, string? remedy = null, T standIn = default)
        where T : struct
    {
        if (Scalar(key, example) is not { } scalar)
        {
            return standIn;
        }

        if (read(scalar.Value.Trim()) is { } value)
        {
            return value;
        }

        faults.Add(scalar.Line, At(key), $"{scalar.Kind} is not {what}.", remedy ?? $"Write e.g. {key}: {example}.");
        return standIn;
    }

    /// <summary>A list of texts; a single text is a list of one. Empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key, string example)
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

    /// <summary>A group of keys. When it is missing its own keys are not reported one by one.</summary>
    public Section Group(string key, string example) => Child(Required(key, example), key, example);

    public Section? MaybeGroup(string key, string example) => Find(key) is { } entry ? Child(entry.Value, key, example) : null;

    /// <summary>A list of groups; empty when the key is absent.</summary>
    public IReadOnlyList<Section> Groups(string key, string example)
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

    /// <summary>Names this group holds that the agreement's writer chose, such as those of coverages.</summary>
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

    /// <summary>Call when all keys have been asked for: whatever else is there was meant to be something.</summary>
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

    /// <summary>Adds a fault about the value of a key.</summary>
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

    private YamlText? Scalar(string key, string example)
    {
        var node = Required(key, example);
        if (node is null or YamlText { IsNothing: false })
        {
            return node as YamlText;
        }

        faults.Add(node.Line, At(key), $"It holds {node.Kind} where one value belongs.", $"Write e.g. {key}: {example}.");
        return null;
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
