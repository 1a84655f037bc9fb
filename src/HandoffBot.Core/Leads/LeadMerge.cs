namespace HandoffBot.Core.Leads;

/// <summary>Merges an event into what is known of a lead.</summary>
public static class LeadMerge
{
    /// <summary>How many engagements of a person are kept.</summary>
    public const int EngagementKept = 50;

    /// <summary>How many answers of a person are kept.</summary>
    public const int AnswersKept = 100;

    /// <summary>How many other people of an account are kept.</summary>
    public const int OthersKept = 10;

    /// <summary>
    /// What is known once <paramref name="e"/> is taken in. A field the event leaves out keeps its last value. An event about
    /// another person makes the lead about them, with what is known of them and nothing of anybody else; whom it was about goes
    /// to <see cref="Lead.Others"/>. An event that names nobody is about the person the lead is about.
    /// </summary>
    /// <param name="known">What was known before; null for a first event.</param>
    /// <param name="e">The event; never older than the last one taken in.</param>
    public static Lead With(Lead? known, ScoreEvent e)
    {
        var told = new KnownContact
        {
            Contact = e.Contact,
            Source = e.Source,
            Answers = e.Answers,
            Engagement = e.Engagement,
            LastSeen = e.OccurredAt,
        };
        if (known is null)
        {
            return Of(e.Account, Merge(new KnownContact { Contact = new(), LastSeen = e.OccurredAt }, told), []);
        }

        var account = Merge(known.Account, e.Account);
        return ContactIdentity.IsNamed(e.Contact) ? Named(account, known, told) : Of(account, Unnamed(PersonOf(known), told), known.Others);
    }

    /// <summary>
    /// What is known once an event is taken in that is older than what is known: it fills gaps, and changes nothing that is
    /// known of the account or of its person.
    /// </summary>
    /// <param name="known">What was known before.</param>
    /// <param name="e">The event.</param>
    public static Lead Overtaken(Lead known, ScoreEvent e)
    {
        var lead = With(known, e);
        List<KnownContact> people = [PersonOf(known), .. known.Others];
        var before = people.Find(person => ContactIdentity.Same(person.Contact, lead.Contact))?.Contact;
        return lead with
        {
            Account = Merge(e.Account, known.Account),
            Contact = before is null ? lead.Contact : Merge(lead.Contact, before),
        };
    }

    /// <summary>The lead about that person, if they are known, with whom it was about first among the others.</summary>
    /// <param name="lead">What is known of the account.</param>
    /// <param name="contact">The person it shall be about; unchanged when unnamed or nobody known.</param>
    public static Lead About(Lead lead, Contact contact)
    {
        var at = ContactIdentity.Same(lead.Contact, contact) ? -1 : ContactIdentity.Find(lead.Others, contact);
        return at < 0 ? lead : Of(lead.Account, lead.Others[at], [PersonOf(lead), .. lead.Others.Where((_, i) => i != at)]);
    }

    // Whoever turns out to be the same person, once an event told more of who they are, is one person from then on. A person
    // nobody has named yet is whoever is named first.
    private static Lead Named(Account account, Lead known, KnownContact told)
    {
        List<KnownContact> people = [PersonOf(known), .. known.Others];
        var person = told;
        for (var at = ContactIdentity.Find(people, person.Contact); at >= 0; at = ContactIdentity.Find(people, person.Contact))
        {
            person = Merge(people[at], person);
            people.RemoveAt(at);
        }

        foreach (var unnamed in people.FindAll(p => !ContactIdentity.IsNamed(p.Contact)))
        {
            person = Merge(unnamed, person);
            people.Remove(unnamed);
        }

        return Of(account, person, people);
    }

    // Whose title it is was not said: it adds to what is known of a named person and changes nothing.
    private static KnownContact Unnamed(KnownContact person, KnownContact told) =>
        ContactIdentity.IsNamed(person.Contact)
            ? Merge(person, told) with
            {
                Contact = Merge(told.Contact, person.Contact),
                LastSeen = person.LastSeen,
            }
            : Merge(person, told);

    private static Lead Of(Account account, KnownContact person, IReadOnlyList<KnownContact> others) =>
        new()
        {
            Account = account,
            Contact = person.Contact,
            Source = person.Source,
            Answers = person.Answers,
            Engagement = person.Engagement,
            LastSeen = person.LastSeen,
            Others = [.. others.Take(OthersKept)],
        };

    private static KnownContact PersonOf(Lead lead) =>
        new()
        {
            Contact = lead.Contact,
            Source = lead.Source,
            Answers = lead.Answers,
            Engagement = lead.Engagement,
            LastSeen = lead.LastSeen,
        };

    private static KnownContact Merge(KnownContact known, KnownContact told) =>
        new()
        {
            Contact = Merge(known.Contact, told.Contact),
            Source = known.Source ?? told.Source,
            Answers = PersonFacts.Merge(known.Answers, told.Answers),
            Engagement = PersonFacts.Merge(known.Engagement, told.Engagement),
            LastSeen = told.LastSeen > known.LastSeen ? told.LastSeen : known.LastSeen,
        };

    private static Account Merge(Account known, Account told) =>
        new()
        {
            Id = told.Id ?? known.Id,
            CrmId = told.CrmId ?? known.CrmId,
            Name = told.Name ?? known.Name,
            Domain = told.Domain ?? known.Domain,
            Segment = told.Segment ?? known.Segment,
            Territory = told.Territory ?? known.Territory,
            Country = told.Country ?? known.Country,
            Employees = told.Employees ?? known.Employees,
            Industry = told.Industry ?? known.Industry,
            DealSize = told.DealSize ?? known.DealSize,
            Product = told.Product ?? known.Product,
        };

    private static Contact Merge(Contact known, Contact told) =>
        new()
        {
            Id = told.Id ?? known.Id,
            Name = told.Name ?? known.Name,
            Title = told.Title ?? known.Title,
            Email = told.Email ?? known.Email,
            Phone = told.Phone ?? known.Phone,
        };
}
