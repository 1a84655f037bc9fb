namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Words that people write as patterns. An agreement has operators instead, so a pattern would match nothing.</summary>
internal static class WildcardAdvice
{
    private const string Signs = "*%";

    /// <summary>Whether a word is meant as a pattern. A share such as <c>100%</c> is none.</summary>
    public static bool IsIn(string word) =>
        word.Contains('*')
        || (
            word.Length > 1
            && ((word[0] == '%' && !char.IsDigit(word[1])) || (word[^1] == '%' && !char.IsDigit(word[^2]) && word[^2] != ' '))
        );

    /// <summary>What to write instead.</summary>
    /// <param name="word">A word with a wildcard.</param>
    /// <param name="holdsDomain">Whether its field holds an address or a domain.</param>
    public static string Remedy(string word, bool holdsDomain)
    {
        var plain = word.Trim(Signs.ToCharArray());
        var (open, shut) = (Signs.Contains(word[0]), Signs.Contains(word[^1]));
        return (open, shut) switch
        {
            _ when plain.Length == 0 => "Leave the condition out to take any value.",
            _ when plain.Contains('*') => $"Write what it begins with, e.g. starts_with: {plain[..plain.IndexOf('*')]}, or how it ends.",
            (true, true) => $"Write matches: {plain}, which finds whole words anywhere.",
            (true, false) when holdsDomain => $"Write domain: {DomainName.Bare(plain)}, or ends_with: {Ending(plain)}.",
            (true, false) => $"Write ends_with: {plain}.",
            _ => $"Write starts_with: {plain}.",
        };
    }

    /// <summary>Adds a fault when a word holds a wildcard.</summary>
    public static void Check(List<AgreementFault> faults, string path, string word, bool holdsDomain)
    {
        if (IsIn(word))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{word}\" has a wildcard, and there are none here: it would match nothing.",
                    Remedy(word, holdsDomain)
                )
            );
        }
    }

    private static string Ending(string plain) => plain[0] is '.' or '@' ? plain : $".{plain}";
}
