using System.Text;

namespace HandoffBot.Core.Leads;

/// <summary>Fills the address of a record in another system, such as <c>https://crm.ourco.test/accounts/{account.id}</c>.</summary>
public static class RecordLink
{
    private const int LongestAddress = 600;

    // What belongs to a lead for as long as it is known. Score, signals and action belong to one event.
    private static readonly string[] Families = ["account.", "contact.", "source.", LeadFields.AnswerPrefix];

    /// <summary>
    /// The address with every field in braces replaced by its percent-encoded value. Null when there is no template, a field
    /// is not known or not one of account, contact, source and answers, a brace is left open, or the result is no plain
    /// http or https address of at most 600 characters.
    /// </summary>
    /// <param name="template">As written in the agreement; null for none.</param>
    /// <param name="lead">Whose values are filled in; whatever they hold, none adds a step to the path or a parameter.</param>
    public static string? Fill(string? template, Lead lead)
    {
        if (template is null)
        {
            return null;
        }

        var filled = new StringBuilder();
        var at = 0;
        for (var open = template.IndexOf('{', at); open >= 0; open = template.IndexOf('{', at))
        {
            var close = template.IndexOf('}', open);
            if (close < 0 || Value(template[(open + 1)..close], lead) is not { } value)
            {
                return null;
            }

            filled.Append(template, at, open - at).Append(Uri.EscapeDataString(value));
            at = close + 1;
        }

        return Checked(filled.Append(template, at, template.Length - at).ToString());
    }

    private static string? Value(string path, Lead lead)
    {
        var isOfLead = Families.Any(family => path.StartsWith(family, StringComparison.OrdinalIgnoreCase));
        var value = isOfLead ? LeadFields.Read(path, new LeadFacts(lead, new Score("", 0), [], null, null)) : null;
        // As a step of a path these two mean another place, even when they are percent-encoded.
        return value is "." or ".." ? null : value;
    }

    // Slack ends a link at a bar or an angle bracket, and a name before the host would hide where the link leads.
    private static string? Checked(string address) =>
        address.Length <= LongestAddress
        && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '|' or '{' or '}' or '"' or '\\')
        && Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url is { UserInfo: "", Host.Length: > 0 }
            ? address
            : null;
}
