using System.Text;
using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Tests.Agreements;

/// <summary>The documentation's table of keys, derived from the table of keys.</summary>
internal static class AgreementKeyPage
{
    public const string Begin = "<!-- keys: written from the table of keys; do not edit -->\n";
    public const string End = "<!-- keys: end -->\n";

    public static string Of(GroupShape keys)
    {
        var page = new StringBuilder();
        page.Append("| Key | Must be written | Holds | Means |\n|---|---|---|---|\n");
        foreach (var key in keys.All())
        {
            page.Append($"| `{key.Path}` | {(key.Description.IsRequired ? "yes" : "no")} | {Cell(key.Description.Shape.Words)} | ");
            page.Append($"{Cell(key.Description.Sentence)} |\n");
        }

        return page.ToString();
    }

    /// <summary>A page with its generated part exchanged.</summary>
    public static string Within(string page, string table)
    {
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"The page needs the lines {Begin} and {End}");
        return $"{page[..(from + Begin.Length)]}{table}{page[to..]}";
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal);
}
