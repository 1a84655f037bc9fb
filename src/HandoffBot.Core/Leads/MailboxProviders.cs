using System.Collections.Frozen;

namespace HandoffBot.Core.Leads;

/// <summary>
/// Domains at which anybody gets a mailbox. Senders that take a company's domain from an e-mail address tell one of these for people who
/// have nothing to do with each other, so it says nothing of which company it is.
/// </summary>
public static class MailboxProviders
{
    private static readonly FrozenSet<string> Domains = FrozenSet.ToFrozenSet(
        [
            "126.com",
            "163.com",
            "aol.com",
            "fastmail.com",
            "free.fr",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hey.com",
            "hotmail.co.uk",
            "hotmail.com",
            "hotmail.de",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "libero.it",
            "live.com",
            "mac.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "naver.com",
            "orange.fr",
            "outlook.com",
            "outlook.de",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "t-online.de",
            "web.de",
            "yahoo.co.in",
            "yahoo.co.jp",
            "yahoo.co.uk",
            "yahoo.com",
            "yahoo.de",
            "yahoo.fr",
            "yandex.com",
            "yandex.ru",
            "ymail.com",
            "zoho.com",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether a domain is of such a provider, in any case. The list holds the large ones; no list holds them all.</summary>
    public static bool Serve(string domain) => Domains.Contains(domain);
}
