namespace HandoffBot.Core.Leads;

/// <summary>How outcomes stand to each other.</summary>
public static class LeadOutcomes
{
    /// <summary>Those that close a lead, of which one stands at a time.</summary>
    public static IReadOnlyList<LeadOutcome> Closing { get; } = [LeadOutcome.Won, LeadOutcome.Lost, LeadOutcome.Disqualified];

    /// <summary>
    /// Whether one replaces another of the same lead that was known before it: the same step again, or another way in which the lead
    /// closed. A meeting leaves an opportunity standing.
    /// </summary>
    /// <param name="later">Known later; when it happened does not matter.</param>
    /// <param name="earlier">Known earlier.</param>
    public static bool Supersedes(this LeadOutcome later, LeadOutcome earlier) =>
        later == earlier || (Closing.Contains(later) && Closing.Contains(earlier));

    /// <summary>As people read it, e.g. "Meeting".</summary>
    public static string Text(LeadOutcome outcome) => outcome.ToString();
}
