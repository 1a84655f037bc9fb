using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>One thing that was said of a proposal for a team, append only. The last of each team stands.</summary>
public sealed class ProposalSignOffRow
{
    public long Seq { get; set; }

    public required string ProposalId { get; set; }

    public required SignOffTeam Team { get; set; }

    /// <summary>Slack user id.</summary>
    public required string By { get; set; }

    public required SignOffAnswer Answer { get; set; }

    public string? Reason { get; set; }

    public required Instant At { get; set; }

    /// <summary>As the rules read it.</summary>
    public ProposalSignOff SignOff() => new(Team, By, Answer, Reason, At);

    /// <summary>What was said of a proposal.</summary>
    public static ProposalSignOffRow Of(string proposal, ProposalSignOff said) =>
        new()
        {
            ProposalId = proposal,
            Team = said.Team,
            By = said.By,
            Answer = said.Answer,
            Reason = said.Reason,
            At = said.At,
        };
}
