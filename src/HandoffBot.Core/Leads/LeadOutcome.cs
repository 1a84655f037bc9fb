namespace HandoffBot.Core.Leads;

/// <summary>What became of a lead, in the order in which leads get there.</summary>
public enum LeadOutcome
{
    /// <summary>Somebody spoke with the contact.</summary>
    Contacted,

    /// <summary>A meeting took place, or was agreed.</summary>
    Meeting,

    /// <summary>An opportunity was opened.</summary>
    Opportunity,

    /// <summary>The opportunity was won.</summary>
    Won,

    /// <summary>The opportunity was lost.</summary>
    Lost,

    /// <summary>The lead was found to be none.</summary>
    Disqualified,
}
