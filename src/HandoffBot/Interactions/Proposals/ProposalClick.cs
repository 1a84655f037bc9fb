using HandoffBot.Core.Review.Proposals;
using HandoffBot.Interactions.Requests;
using HandoffBot.Review.Proposals;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Proposals;

/// <summary>An answer to a proposal: a button, or the form in which the reason of a no was written.</summary>
/// <param name="id">Of the action or the form.</param>
/// <param name="answer">What it says.</param>
/// <param name="reasonField">The form's field; null for a button.</param>
/// <param name="permissions">Who may.</param>
/// <param name="proposals">Records it.</param>
internal sealed class ProposalClick(
    string id,
    SignOffAnswer answer,
    string? reasonField,
    ProposalPermissions permissions,
    ProposalHandler proposals
) : IAlertView
{
    public string Id => id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var (teams, refusal) = await permissions.Of(click, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var reason = reasonField is null ? null : click.Fields.GetValueOrDefault(reasonField);
        return new RequestAnswer(
            Change: async (db, token) =>
                await proposals.Answer(db, click.AlertId, teams, click.UserId, answer, reason, token) is { } words
                    ? new Reply.Ephemeral(Markup.Escape(words), Channel: click.ChannelId)
                    : null
        );
    }
}
