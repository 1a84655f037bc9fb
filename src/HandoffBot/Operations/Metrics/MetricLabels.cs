using System.Globalization;
using System.Text;

namespace HandoffBot.Operations.Metrics;

/// <summary>Names and labels as OpenMetrics writes them.</summary>
internal static class MetricLabels
{
    /// <summary><c>outcome="alerted",band="hot"</c>, in the order of the names; empty without tags.</summary>
    public static string Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var (name, value) in tags.ToArray().OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (text.Length > 0)
            {
                text.Append(',');
            }

            text.Append(Name(name)).Append("=\"").Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        return text.ToString();
    }

    /// <summary>Dots and whatever else a name may not hold become underscores.</summary>
    public static string Name(string name) => string.Create(name.Length, name, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsAsciiLetter(from[i]) || (i > 0 && char.IsAsciiDigit(from[i])) ? from[i] : '_';
            }
        });

    public static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
