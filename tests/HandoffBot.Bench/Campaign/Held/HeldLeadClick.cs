namespace HandoffBot.Bench.Campaign.Held;

/// <summary>A click at a held lead.</summary>
/// <param name="EventId">What the lead waited with.</param>
/// <param name="Action">The button.</param>
/// <param name="By">Slack user id.</param>
/// <param name="IsAcknowledged">Whether the bot said that it has it. One that was not may have been taken all the same.</param>
/// <param name="During">When, by Slack's clock.</param>
internal sealed record HeldLeadClick(string EventId, string Action, string By, bool IsAcknowledged, ActionInterval During)
{
    public const string ReleaseAction = "held_release";
    public const string DropAction = "held_drop";

    /// <summary>What the actions of both buttons begin with.</summary>
    public const string Actions = "held_";

    /// <summary>Whether it was made by the one who may.</summary>
    public bool Counts => By == CampaignAgreement.OwnerOfExceptions;

    /// <summary>The same, acknowledged only where the database that was left has to know it.</summary>
    public HeldLeadClick As(Func<ActionInterval, bool> isKnown) => this with { IsAcknowledged = IsAcknowledged && isKnown(During) };
}
