namespace HandoffBot.Core.Leads;

/// <summary>Merges an event into what is known of a lead.</summary>
public static class LeadMerge
{
    /// <summary>How many engagements are kept.</summary>
    public const int EngagementKept = 50;
}
