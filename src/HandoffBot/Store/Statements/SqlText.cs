using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace HandoffBot.Store.Statements;

/// <summary>
/// Statements name their values <c>{0}</c>, <c>{1}</c> and so on; both drivers take <c>$1</c>, <c>$2</c>. Texts must be few,
/// for each is kept and prepared: a list of values is one value, see <see cref="In"/>.
/// </summary>
internal static class SqlText
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The text as the drivers take it.</summary>
    public static string Numbered(string sql) => Known.GetOrAdd(sql, Renumber);

    /// <summary>The condition that a column is one of the texts in the <c>string[]</c> that is value number
    /// <paramref name="place"/>.</summary>
    public static string In(bool isPostgres, string column, int place) =>
        isPostgres ? $"{column} = ANY ({{{place}}})" : $"{column} IN (SELECT value FROM json_each({{{place}}}))";

    private static string Renumber(string sql)
    {
        var text = new StringBuilder(sql.Length);
        for (var at = 0; at < sql.Length; at++)
        {
            var end = sql[at] == '{' ? sql.IndexOf('}', at) : -1;
            if (end > at && int.TryParse(sql.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            {
                text.Append('$').Append(place + 1);
                at = end;
            }
            else
            {
                text.Append(sql[at]);
            }
        }

        return text.ToString();
    }
}
