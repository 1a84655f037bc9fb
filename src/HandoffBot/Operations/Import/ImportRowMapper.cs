using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Operations.Import;

/// <summary>Puts a line's values together as JSON, as the readers of requests take it.</summary>
internal sealed class ImportRowMapper(ImportMap map)
{
    private static readonly string[] Absent = ["", "0", "no", "false"];
    private static readonly LocalDateTimePattern[] Local =
    [
        .. new[] { "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm", "uuuu-MM-dd" }
            .Select(LocalDateTimePattern.CreateWithInvariantCulture),
    ];
    private readonly LocalDateTimePattern[] _patterns = map.TimeFormat is { } format
        ? [LocalDateTimePattern.CreateWithInvariantCulture(format)]
        : Local;

    /// <summary>Sets a field of a line from the text of its column.</summary>
    /// <param name="into">The line.</param>
    /// <param name="field">Its path.</param>
    /// <param name="text">Empty is not told.</param>
    /// <param name="faults">Hears what is wrong.</param>
    public void Set(JsonObject into, string field, string text, List<string> faults)
    {
        var told = text.Trim();
        if (map.Values.TryGetValue(field, out var words) && words.TryGetValue(told, out var stands))
        {
            told = stands;
        }

        if (told.Length > 0 && Value(field, told, faults) is { } value)
        {
            Put(into, field, value);
        }
    }

    /// <summary>The fields that are the same in every line, and the columns that are signals.</summary>
    /// <param name="into">The line.</param>
    /// <param name="column">The text of a column; null where the line has none of that name.</param>
    /// <param name="faults">Hears what is wrong.</param>
    public void Complete(JsonObject into, Func<string, string?> column, List<string> faults)
    {
        foreach (var (field, text) in map.Constants)
        {
            Set(into, field, text, faults);
        }

        var signals = map
            .Signals.Select(signal => (Signal: signal, Value: column(signal.Column)?.Trim() ?? ""))
            .Where(one => !Absent.Contains(one.Value, StringComparer.OrdinalIgnoreCase))
            .Select(one => Signal(one.Signal, one.Value))
            .ToArray();
        if (signals.Length > 0)
        {
            into["signals"] = new JsonArray([.. (into["signals"] as JsonArray)?.Select(one => one?.DeepClone()) ?? [], .. signals]);
        }
    }

    /// <summary>Sets a value at a path, making the objects on the way.</summary>
    public static void Put(JsonObject into, string field, JsonNode value)
    {
        var steps = field.Split('.');
        foreach (var step in steps[..^1])
        {
            if (into[step] is not JsonObject inner)
            {
                into[step] = inner = [];
            }

            into = inner;
        }

        into[steps[^1]] = value;
    }

    /// <summary>The line as bytes.</summary>
    public static byte[] Bytes(JsonObject line) => Encoding.UTF8.GetBytes(line.ToJsonString());

    private static JsonObject Signal(SignalColumn signal, string value) =>
        new()
        {
            ["key"] = signal.Key,
            ["label"] = signal.Label?.Replace("{value}", value, StringComparison.Ordinal) ?? signal.Key,
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(signal.Kind.ToString()),
            ["strength"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(signal.Strength.ToString()),
        };

    private JsonValue? Value(string field, string text, List<string> faults)
    {
        if (HistoryFields.IsNumber(field))
        {
            return Number(field, text, faults);
        }

        return HistoryFields.IsTime(field) ? Time(field, text, faults) : JsonValue.Create(text);
    }

    private JsonValue? Number(string field, string text, List<string> faults)
    {
        var plain = new string([.. text.Where(letter => letter != (map.Decimal == '.' ? ',' : '.') && !char.IsWhiteSpace(letter))]);
        if (
            decimal.TryParse(
                plain.Replace(map.Decimal, '.'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return JsonValue.Create(number);
        }

        faults.Add($"{field}: expected a number{(map.Decimal == '.' ? "" : " with a decimal comma")}; found \"{Short(text)}\"");
        return null;
    }

    // What has an offset says which moment it is; anything else is left to the reader, which asks for one, where no zone is told.
    private JsonValue? Time(string field, string text, List<string> faults)
    {
        if (map.Zone is not { } zone && map.TimeFormat is null)
        {
            return JsonValue.Create(text);
        }

        if (map.TimeFormat is null && OffsetDateTimePattern.ExtendedIso.Parse(text).Success)
        {
            return JsonValue.Create(text);
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.Parse(text) is { Success: true, Value: var local })
            {
                return JsonValue.Create(InstantPattern.ExtendedIso.Format(local.InZoneLeniently(map.Zone ?? DateTimeZone.Utc).ToInstant()));
            }
        }

        faults.Add($"{field}: expected a time {(map.TimeFormat is { } format ? $"as {format}" : "such as 2026-11-20 14:03")}; found "
            + $"\"{Short(text)}\"");
        return null;
    }

    private static string Short(string text) => text.Length > 40 ? $"{text[..40]}…" : text;
}
