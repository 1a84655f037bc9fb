using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>What a team says of a proposal.</summary>
public enum SignOffAnswer
{
    /// <summary>It agrees.</summary>
    Yes,

    /// <summary>It does not, for a reason.</summary>
    No,

    /// <summary>It takes its yes back.</summary>
    TakenBack,
}

/// <summary>One thing that was said of a proposal for a team; append only, the last of each team stands.</summary>
/// <param name="Team">The team.</param>
/// <param name="By">Slack user id of who said it.</param>
/// <param name="Answer">What.</param>
/// <param name="Reason">Why, in their own words; never null of a no whose words are still kept.</param>
/// <param name="At">When.</param>
public sealed record ProposalSignOff(SignOffTeam Team, string By, SignOffAnswer Answer, string? Reason, Instant At);
