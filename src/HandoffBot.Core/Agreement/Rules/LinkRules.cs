using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of a link to records in another system.</summary>
internal static class LinkRules
{
    public const int Longest = 500;
    private const string Example = "https://crm.ourco.test/accounts/{account.id}";

    /// <summary>Adds what is wrong with a link.</summary>
    public static void Check(List<AgreementFault> faults, string path, string link)
    {
        ValueRules.Words(faults, path, link, Longest);
        var names = Placeholders.In(link).ToList();
        // The host is written out: a sender's field must not decide where a click leads.
        if (link.Any(IsForeign) || !IsAbsolute(names is [var first, ..] ? link[..first.At] : link + "/"))
        {
            faults.Add(new AgreementFault(0, path, "It is no web address whose host is written out.", $"Write e.g. {Example}."));
        }

        foreach (var name in names.Where(n => !n.IsClosed || !IsField(n.Name)))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{{{name.Name}\" is no field of the account or the contact.",
                    SpellingSuggestions.Remedy(name.Name, [.. LeadFields.Known.Where(IsField)])
                )
            );
        }
    }

    private static bool IsAbsolute(string begin) =>
        Uri.TryCreate(begin, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Host.Length > 0
        && address.UserInfo.Length == 0
        && begin.IndexOf('/', begin.IndexOf("://", StringComparison.Ordinal) + 3) > 0;

    // What would end a link in Slack's own writing.
    private static bool IsForeign(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '|' or '"';

    private static bool IsField(string name) =>
        (name.StartsWith("account.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("contact.", StringComparison.OrdinalIgnoreCase))
        && LeadFields.IsKnown(name);
}
