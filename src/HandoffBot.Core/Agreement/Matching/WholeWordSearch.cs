using System.Globalization;
using System.Text;

namespace HandoffBot.Core.Agreement.Matching;

/// <summary>Finds words in a text as whole words, without regard to case.</summary>
internal static class WholeWordSearch
{
    /// <summary>
    /// Whether <paramref name="words"/> stand in <paramref name="text"/> with no letter, digit or accent joined to either
    /// end: "student" is in "PhD student" and in "student's", and neither in "studentship" nor in "students".
    /// </summary>
    public static bool Contains(ReadOnlySpan<char> text, string words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return false;
        }

        for (var from = 0; from <= text.Length - words.Length;)
        {
            var found = text[from..].IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            var at = from + found;
            if (!IsJoined(Last(text[..at]), First(words)) && !IsJoined(Last(words), First(text[(at + words.Length)..])))
            {
                return true;
            }

            from = at + 1;
        }

        return false;
    }

    private static bool IsJoined(Rune before, Rune after) => IsPartOfWord(before) && IsPartOfWord(after);

    // An accent written as a character of its own belongs to the letter before it.
    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Rune First(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune;
    }

    private static Rune Last(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeLastFromUtf16(text, out var rune, out _);
        return rune;
    }
}
