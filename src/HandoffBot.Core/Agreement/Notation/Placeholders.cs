namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Finds the names in braces of a template.</summary>
internal static class Placeholders
{
    /// <summary>Every one, in order; an opening brace begins one even within another.</summary>
    public static IEnumerable<Placeholder> In(string template)
    {
        for (var at = template.IndexOf('{'); at >= 0; at = template.IndexOf('{', at + 1))
        {
            var end = template.IndexOf('}', at);
            yield return new Placeholder(end < 0 ? template[(at + 1)..] : template[(at + 1)..end], at, end >= 0);
        }
    }
}
