namespace HandoffBot.Core.Leads;

/// <summary>
/// Whether two reports of a contact are about one person. The id decides where both have one, else the e-mail address
/// where both have one, else the name where both have one: addresses and names change, ids do not. Reports with nothing
/// in common to compare are about two people, because facts told to the wrong person cost more than a person listed twice.
/// </summary>
public static class ContactIdentity
{
    /// <summary>Whether it says who it is: an id, an e-mail address or a name. A title or a phone number alone does not.</summary>
    public static bool IsNamed(Contact contact) => Has(contact.Id) || Has(contact.Email) || Has(contact.Name);

    /// <summary>Whether both are the same person; false where either is unnamed.</summary>
    public static bool Same(Contact a, Contact b) =>
        Has(a.Id) && Has(b.Id) ? string.Equals(a.Id, b.Id, StringComparison.Ordinal)
        : Has(a.Email) && Has(b.Email) ? Equal(a.Email, b.Email)
        : Has(a.Name) && Equal(a.Name, b.Name);

    /// <summary>Whether both are known to be different persons: they can be compared, and differ.</summary>
    public static bool AreToldApart(Contact a, Contact b) => AreComparable(a, b) && !Same(a, b);

    /// <summary>Whether there is something to tell them apart by, or to know them as one.</summary>
    internal static bool AreComparable(Contact a, Contact b) =>
        (Has(a.Id) && Has(b.Id)) || (Has(a.Email) && Has(b.Email)) || (Has(a.Name) && Has(b.Name));

    /// <summary>What people call them: the name, else the e-mail address, else the title; null when none is known.</summary>
    public static string? Called(this Contact contact) => new[] { contact.Name, contact.Email, contact.Title }.FirstOrDefault(Has)?.Trim();

    /// <summary>The index of the one who is that person, the surest match first; -1 when it is none of them.</summary>
    /// <param name="people">Those known.</param>
    /// <param name="contact">The person looked for.</param>
    internal static int Find(IReadOnlyList<KnownContact> people, Contact contact)
    {
        var (found, surest) = (-1, -1);
        for (var at = 0; at < people.Count; at++)
        {
            if (Same(people[at].Contact, contact) && Sureness(people[at].Contact, contact) is var sureness && sureness > surest)
            {
                (found, surest) = (at, sureness);
            }
        }

        return found;
    }

    // By what both have: an id before an e-mail address, and that before a name.
    private static int Sureness(Contact a, Contact b) =>
        (Has(a.Id) && Has(b.Id) ? 2 : 0) + (Has(a.Email) && Has(b.Email) ? 1 : 0);

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool Equal(string? a, string? b) => string.Equals(a?.Trim(), b?.Trim(), StringComparison.OrdinalIgnoreCase);
}
