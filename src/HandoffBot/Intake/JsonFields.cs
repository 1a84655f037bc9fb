using System.Runtime.InteropServices;
using System.Text.Json;
using HandoffBot.Intake.Contracts;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Intake;

/// <summary>Reads the fields of one JSON object by type; what is wrong goes to the faults, with a pointer to it.</summary>
internal sealed class JsonFields(JsonElement element, List<EventFault> faults, Instant latest, JsonFields? parent = null, string step = "")
{
    public const string ATime = "a time with its offset, such as 2026-11-20T14:03:11Z";

    /// <summary>Whether something was wrong with the field already.</summary>
    public bool Faulted(string name) => faults.Count > 0 && faults.Exists(fault => fault.Pointer == $"{Pointer}/{name}");

    /// <summary>Text without the white space around it; null when not told or empty.</summary>
    public string? Text(string name, int longest)
    {
        if (Value(name, JsonValueKind.String, "a string") is not { } value)
        {
            return null;
        }

        var text = value.GetString()!.Trim();
        if (text.Length > longest)
        {
            return Fault(name, $"expected at most {longest} characters; found {text.Length}");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Fault(name, "expected text without NUL characters");
        }

        return text.Length == 0 ? null : text;
    }

    public decimal? Number(string name)
    {
        if (Value(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out var number) && Math.Abs(number) <= EventLimits.Number)
        {
            return number;
        }

        Fault(name, $"expected a number between -{EventLimits.Number} and {EventLimits.Number}");
        return null;
    }

    public long? Whole(string name, long least)
    {
        if (Number(name) is not { } number)
        {
            return null;
        }

        if (decimal.IsInteger(number) && number >= least)
        {
            return (long)number;
        }

        Fault(name, $"expected a whole number, {least} or more");
        return null;
    }

    /// <summary>A moment, cut to the millisecond.</summary>
    public Instant? Time(string name)
    {
        if (Value(name, JsonValueKind.String, ATime) is not { } value)
        {
            return null;
        }
        // Without an offset the parser would take this machine's.
        if (!value.TryGetDateTimeOffset(out var time) || !HasOffset(value.GetString()!))
        {
            Fault(name, $"expected {ATime}");
            return null;
        }

        var at = Instant.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
        if (at <= latest)
        {
            return at;
        }

        Fault(
            name,
            $"expected a time that is not in the future; this one is more than five minutes ahead of the host's clock, which says "
                + InstantPattern.General.Format(latest - EventLimits.ClockSkew)
        );
        return null;
    }

    public T? OneOf<T>(string name)
        where T : struct, Enum
    {
        if (Value(name, JsonValueKind.String, Names<T>()) is not { } value)
        {
            return null;
        }

        foreach (var one in Known<T>.Values)
        {
            if (value.ValueEquals(one.Name))
            {
                return one.Value;
            }
        }

        Fault(name, $"expected {Names<T>()}");
        return null;
    }

    public JsonFields? Object(string name) =>
        Value(name, JsonValueKind.Object, "an object") is { } value ? new(value, faults, latest, this, name) : null;

    public IReadOnlyList<T> Items<T>(string name, int most, Func<JsonFields, T> read)
    {
        if (Value(name, JsonValueKind.Array, "an array") is not { } array)
        {
            return [];
        }

        var count = array.GetArrayLength();
        if (count > most)
        {
            Fault(name, $"expected at most {most} items; found {count}");
            return [];
        }

        var items = new List<T>(count);
        foreach (var item in array.EnumerateArray())
        {
            var at = $"{name}/{items.Count}";
            if (item.ValueKind != JsonValueKind.Object)
            {
                Fault(at, $"expected an object; found {Kind(item)}");
                return [];
            }

            items.Add(read(new(item, faults, latest, this, at)));
        }

        return items;
    }

    /// <summary>Faults a field that has to be there, unless it was faulted already; goes on with <paramref name="instead"/>.</summary>
    public T Missing<T>(string name, string expected, T instead)
    {
        if (!Faulted(name))
        {
            Fault(name, $"expected {expected}; it is missing");
        }

        return instead;
    }

    public string Missing(string name, string expected) => Missing(name, expected, "");

    public string? Fault(string name, string error)
    {
        if (faults.Count < EventLimits.Faults)
        {
            faults.Add(new($"{Pointer}/{name}", error));
        }

        return null;
    }

    public static string Names<T>()
        where T : struct, Enum => Known<T>.Names;

    public static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };

    private string Pointer => parent is null ? "" : $"{parent.Pointer}/{step}";

    private JsonElement? Value(string name, JsonValueKind kind, string expected)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind && (kind != JsonValueKind.String || IsUnicode(value)))
        {
            return value;
        }

        Fault(
            name,
            value.ValueKind == kind ? "expected Unicode text; found half of a surrogate pair" : $"expected {expected}; found {Kind(value)}"
        );
        return null;
    }

    // The parser lets escapes pass that are no text; whatever looks into such a string throws. Without an escape there is none.
    private static bool IsUnicode(JsonElement value)
    {
        try
        {
            return JsonMarshal.GetRawUtf8Value(value).IndexOf((byte)'\\') < 0 || value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The text and not its bytes: some writers escape the plus. A date alone has a hyphen where an offset has its sign.
    private static bool HasOffset(string time) => time.Length > 16 && (time[^1] == 'Z' || time[^6] is '+' or '-');

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly (string Name, T Value)[] Values =
        [
            .. Enum.GetValues<T>().Select(value => (JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), value)),
        ];

        public static readonly string Names = "one of " + string.Join(", ", Values.Select(one => one.Name));
    }
}
