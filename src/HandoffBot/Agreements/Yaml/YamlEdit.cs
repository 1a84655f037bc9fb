using System.Globalization;
using System.Text;
using YamlDotNet.Core;

namespace HandoffBot.Agreements.Yaml;

/// <summary>Changes single places of a YAML text and keeps every other character of it. Null stands for a place that is written in a way
/// which is not changed by itself.</summary>
internal static class YamlEdit
{
    /// <summary>The text with another value, quoted as the one it replaces.</summary>
    public static string? Replace(string text, YamlSpan? place, string value)
    {
        if (place is not ScalarSpan scalar)
        {
            return null;
        }

        var written = text[scalar.Start..scalar.End];
        var next = scalar.Style switch
        {
            ScalarStyle.Plain when written == scalar.Value => value,
            ScalarStyle.DoubleQuoted when written == $"\"{scalar.Value}\"" => $"\"{value}\"",
            ScalarStyle.SingleQuoted when written == $"'{scalar.Value}'" => $"'{value}'",
            _ => null,
        };
        return next is null ? null : $"{text[..scalar.Start]}{next}{text[scalar.End..]}";
    }

    /// <summary>The text with one more item at the end of a list, on a line of its own where the others have one.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="list">Where the list stands in it.</param>
    /// <param name="item">YAML on one line, e.g. <c>{ a: b }</c>.</param>
    public static string? Append(string text, ListSpan list, string item)
    {
        if (!list.IsFlow)
        {
            return text[list.Start] == '-' && Indentation(text, list.Start) is { } dash
                ? text.Insert(EndOfLine(text, list.End), $"{NewLine(text)}{dash}- {item}")
                : null;
        }

        if (list.Items.Count == 0)
        {
            return text.Insert(list.Start + 1, item);
        }

        var last = list.Items[^1];
        if (Indentation(text, last.Start) is not { } indentation || EndOfLine(text, last.End) > list.End)
        {
            return text.Insert(last.End, $", {item}");
        }

        // The comment behind the last item stays with it.
        var hasComma = text.AsSpan(last.End).TrimStart(' ').StartsWith(",");
        return text.Insert(EndOfLine(text, last.End), $"{NewLine(text)}{indentation}{item}").Insert(last.End, hasComma ? "" : ",");
    }

    /// <summary>The text with one more key behind another one of the same group.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="group">Where the group stands in it.</param>
    /// <param name="after">The key that it follows.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">YAML on one line, in brackets or braces.</param>
    public static string? Insert(string text, MapSpan group, string after, string key, string value)
    {
        if (group[after] is not { } place)
        {
            return null;
        }

        return group.IsFlow
            ? text.Insert(place.End, $", {key}: {value}")
            : text.Insert(EndOfLine(text, place.End), $"{NewLine(text)}{Indentation(text, group.Start) ?? ""}{key}: {value}");
    }

    /// <summary>A text as a value that reads back as it is, in quotes where it needs them.</summary>
    public static string Scalar(string value)
    {
        if (
            value.Length > 0
            && value.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '.')
            && char.IsAsciiLetter(value[0])
            && value[^1] != ' '
            && value is not "null"
        )
        {
            return value;
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{(int)c:X4}"
                ),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    // What stands before it on its line, if that is blank.
    private static string? Indentation(string text, int place)
    {
        var line = text.LastIndexOf('\n', Math.Max(place - 1, 0)) + 1;
        var before = place == 0 ? "" : text[line..place];
        return before.All(c => c == ' ') ? before : null;
    }

    // A text in lines ends with its line break; what follows it begins on the next line.
    private static int EndOfLine(string text, int place)
    {
        var from = text.AsSpan(0, place).TrimEnd("\r\n").Length;
        var end = text.AsSpan(from).IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : from + end;
    }
}
