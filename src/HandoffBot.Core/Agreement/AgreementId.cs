using System.Text;

namespace HandoffBot.Core.Agreement;

/// <summary>
/// What an agreement is called by people, commands and rows: its score and its segment, e.g. <c>trial-pql/smb-trials</c>. It
/// stays the same from version to version; a file with another score or segment is another agreement.
/// </summary>
public static class AgreementId
{
    /// <summary>The id of the agreement on that score and segment.</summary>
    public static string Of(string score, string segment) => $"{Slug(score)}/{Slug(segment)}";

    /// <summary>
    /// Lower-case letters and digits of any script, with one hyphen for each run of anything else; <c>_</c> where nothing is left.
    /// </summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize())
        {
            if (char.IsLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } found ? found : "_";
    }
}
