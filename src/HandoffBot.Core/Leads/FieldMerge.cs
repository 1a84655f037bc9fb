using NodaTime;

namespace HandoffBot.Core.Leads;

/// <summary>Merges fields reported without a score into what is known of a lead.</summary>
public static class FieldMerge
{
    /// <summary>
    /// What is known once the report is taken in. It changes nothing that is known from a later moment, and the lead stays about
    /// the person it is about. Bounded as <see cref="LeadMerge"/> bounds it.
    /// </summary>
    /// <param name="known">What was known before; null where nothing was.</param>
    /// <param name="knownAt">When the newest report occurred that this was learnt from.</param>
    /// <param name="report">The fields.</param>
    /// <param name="now">The present: a sender's clock that runs ahead makes nothing newer than that.</param>
    public static Lead With(Lead? known, Instant? knownAt, FieldReport report, Instant now)
    {
        var told = new ScoreEvent
        {
            Id = report.Id,
            OccurredAt = Instant.Min(report.OccurredAt, now),
            Score = new Score("", 0),
            Account = report.Account,
            Contact = known is null ? report.Contact : Identified(known, report.Contact),
        };
        if (known is null)
        {
            return LeadMerge.With(null, told);
        }

        var merged = told.OccurredAt < knownAt ? LeadMerge.Overtaken(known, told) : LeadMerge.With(known, told);
        return LeadMerge.About(merged, known.Contact);
    }

    // A report that is about nobody else, at an account where one person is known: whoever fills in what a lead lacks may know
    // the person by another mark than the event did.
    private static Contact Identified(Lead known, Contact told) =>
        known.Others.Count == 0 && ContactIdentity.IsNamed(told) && !ContactIdentity.AreComparable(known.Contact, told)
            ? told with
            {
                Id = told.Id ?? known.Contact.Id,
                Email = told.Email ?? known.Contact.Email,
                Name = told.Name ?? known.Contact.Name,
            }
            : told;
}
