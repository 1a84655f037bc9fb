using System.Text.Json;
using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Operations.Import;

/// <summary>Reads a map from YAML, with every fault at its line.</summary>
internal static class ImportMapReader
{
    private const string ColumnsExample = "{ id: Deal ID, occurred_at: Close Date }";

    private static readonly YamlSubject Subject = new("a map", "the example in docs/import.md");

    /// <summary>Null, and what is wrong, when it cannot be used.</summary>
    public static ImportMap? Read(string text, out IReadOnlyList<AgreementFault> faults)
    {
        var list = new FaultList();
        var map = YamlTree.Load(text, list, Subject) is { } root ? Map(new Section(root, "", list)) : null;
        faults = list.InOrder;
        return list.Any ? null : map;
    }

    private static ImportMap Map(Section root)
    {
        var kind = Named<HistoryKind>(root, "kind", "outcomes");
        var times = root.OptionalGroup("times", "{ timezone: Europe/Berlin, format: dd.MM.yyyy HH:mm }");
        var map = new ImportMap
        {
            Kind = kind,
            Delimiter = Letter(root, "delimiter", ",;\t|"),
            Decimal = Letter(root, "decimal", ".,") ?? '.',
            Zone = times is null ? null : Zone(times),
            TimeFormat = times is null ? null : Format(times),
            Columns = Texts(root, "columns", ColumnsExample, kind),
            Constants = Texts(root, "constants", "{ currency: EUR }", kind),
            Values = Values(root, kind),
            Signals = [.. root.Groups("signals", SignalExample).Select(Signal)],
        };
        times?.Close();
        foreach (var twice in map.Columns.Keys.Intersect(map.Constants.Keys, StringComparer.Ordinal))
        {
            root.Fault($"constants.{twice}", $"\"{twice}\" has a column already.", "Keep one of the two.");
        }

        root.Close();
        return map;
    }

    private const string SignalExample = "{ column: Visits, key: visits, kind: product, strength: meaningful }";

    private static SignalColumn Signal(IKeyReader one)
    {
        var signal = new SignalColumn(
            one.Value("column", "Visits") ?? "",
            one.Value("key", "visits") ?? "",
            one.Has("label") ? one.Value("label", "\"{value} visits\"") : null,
            Named<SignalKind>(one, "kind", "product", isRequired: true) ?? default,
            Named<SignalStrength>(one, "strength", "meaningful") ?? SignalStrength.Supportive
        );
        one.Close();
        return signal;
    }

    private static Dictionary<string, string> Texts(Section root, string key, string example, HistoryKind? kind)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.OptionalGroup(key, example) is { } group)
        {
            foreach (var field in Known(group, key, kind))
            {
                texts[field] = group.Value(field, "Close Date") ?? "";
            }
        }

        return texts;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Values(Section root, HistoryKind? kind)
    {
        var values = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (root.OptionalGroup("values", "{ outcome: { Closed Won: won } }") is { } group)
        {
            foreach (var field in Known(group, "values", kind))
            {
                var words = group.Group(field, "{ Closed Won: won }");
                values[field] = words
                    .Names()
                    .ToDictionary(word => word.Trim(), word => words.Value(word, "won") ?? "", StringComparer.OrdinalIgnoreCase);
            }
        }

        return values;
    }

    private static IEnumerable<string> Known(IKeyReader group, string key, HistoryKind? kind)
    {
        string[] fields = [.. (kind is { } one ? [one] : Enum.GetValues<HistoryKind>()).SelectMany(HistoryFields.Of).Distinct()];
        foreach (var field in group.Names())
        {
            if (fields.Contains(field, StringComparer.Ordinal))
            {
                yield return field;
            }
            else
            {
                group.Fault(
                    $"{key}.{field}",
                    $"There is no field \"{field}\"{(kind is { } of ? $" of {Name(of)}" : "")}.",
                    SpellingSuggestions.Remedy(field, fields)
                );
            }
        }
    }

    private static T? Named<T>(IKeyReader keys, string key, string example, bool isRequired = false)
        where T : struct, Enum
    {
        if ((!isRequired && !keys.Has(key)) || keys.Value(key, example) is not { } text)
        {
            return null;
        }

        var found = Enum.GetValues<T>().Where(one => string.Equals(Name(one), text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is [var only])
        {
            return only;
        }

        keys.NotUnderstood(key, "one of them", $"Write one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");
        return null;
    }

    private static char? Letter(Section root, string key, string allowed)
    {
        if (!root.Has(key) || root.Value(key, "\";\"") is not { } text)
        {
            return null;
        }

        // A tab is white space, which is trimmed where values are read.
        var letter = text is "" or "tab" ? "\t" : text;
        if (letter.Length == 1 && allowed.Contains(letter[0], StringComparison.Ordinal))
        {
            return letter[0];
        }

        var words = allowed.Select(one => one == '\t' ? "tab" : $"\"{one}\"");
        root.NotUnderstood(key, $"a {key}", $"Write one of {string.Join(", ", words)}.");
        return null;
    }

    private static DateTimeZone? Zone(IKeyReader times)
    {
        if (times.Value("timezone", "Europe/Berlin") is not { } id)
        {
            return null;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }

        times.NotUnderstood("timezone", "a time zone", "Write its name in the tz database, e.g. Europe/Berlin or UTC.");
        return null;
    }

    private static string? Format(IKeyReader times)
    {
        if (!times.Has("format") || times.Value("format", "dd.MM.yyyy HH:mm") is not { } format)
        {
            return null;
        }

        try
        {
            LocalDateTimePattern.CreateWithInvariantCulture(format);
            return format;
        }
        catch (InvalidPatternException)
        {
            times.NotUnderstood("format", "a format of times", "Write it as in dd.MM.yyyy HH:mm: d M y H m s, and what stands between.");
            return null;
        }
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
