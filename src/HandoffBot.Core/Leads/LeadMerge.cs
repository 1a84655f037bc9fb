namespace HandoffBot.Core.Leads;

/// <summary>Merges an event into what is known of a lead.</summary>
public static class LeadMerge
{
    /// <summary>How many engagements are kept.</summary>
    public const int EngagementKept = 50;

    /// <summary>
    /// What is known once <paramref name="e"/> is taken in. A field the event leaves out keeps its last value; the first
    /// source told stays; an event about another person starts that person afresh, so that nobody wears another's title.
    /// </summary>
    /// <param name="known">What was known before; null for a first event.</param>
    /// <param name="e">The event; never older than the last one taken in.</param>
    public static Lead With(Lead? known, ScoreEvent e) => new()
    {
        Account = known is null ? e.Account : Merge(known.Account, e.Account),
        Contact = known is null || !SamePerson(known.Contact, e.Contact) ? e.Contact : Merge(known.Contact, e.Contact),
        Source = known?.Source ?? e.Source,
        Answers = Merge(known?.Answers ?? [], e.Answers),
        Engagement = Merge(known?.Engagement ?? [], e.Engagement),
    };

    private static Account Merge(Account known, Account told) => new()
    {
        Id = told.Id ?? known.Id,
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

    private static Contact Merge(Contact known, Contact told) => new()
    {
        Id = told.Id ?? known.Id,
        Name = told.Name ?? known.Name,
        Title = told.Title ?? known.Title,
        Email = told.Email ?? known.Email,
        Phone = told.Phone ?? known.Phone,
    };

    // The id decides where both sides have one, the address where they do not: addresses change, ids do not.
    private static bool SamePerson(Contact known, Contact told) =>
        known.Id is not null && told.Id is not null
            ? string.Equals(known.Id, told.Id, StringComparison.Ordinal)
            : known.Email is null || told.Email is null || string.Equals(known.Email, told.Email, StringComparison.OrdinalIgnoreCase);

    private static List<Answer> Merge(IReadOnlyList<Answer> known, IReadOnlyList<Answer> told)
    {
        var merged = new List<Answer>();
        foreach (var answer in known.Concat(told))
        {
            var at = merged.FindIndex(a => string.Equals(a.Question, answer.Question, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                merged.Add(answer);
            }
            else
            {
                merged[at] = answer;
            }
        }

        return merged;
    }

    // Senders repeat the history with every event: what is the same moment and the same thing is told once, as last counted.
    private static List<Engagement> Merge(IReadOnlyList<Engagement> known, IReadOnlyList<Engagement> told) =>
    [
        .. told.Concat(known)
            .DistinctBy(x => (x.At, x.What))
            .OrderByDescending(x => x.At)
            .Take(EngagementKept),
    ];
}
