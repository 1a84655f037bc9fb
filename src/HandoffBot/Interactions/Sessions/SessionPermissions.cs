using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Who may begin a handoff review and record its verdict: the six owners. Whoever writes in the managers' channel may begin one
/// too, for Slack lets only its members write there. In between everybody in the thread may record and go on.</summary>
internal sealed class SessionPermissions(UserDirectory directory)
{
    /// <summary>What somebody else is told who wants to begin one; null for whoever may.</summary>
    public async Task<Reply?> ToBegin(string userId, string? channelId, HandoffAgreement agreement, CancellationToken cancel) =>
        channelId == agreement.Channels.Managers ? null : await Refusal(userId, agreement, $"begin a handoff review", cancel);

    /// <summary>What somebody else is told who wants to record the verdict; null for whoever may.</summary>
    public Task<Reply?> ToDecide(string userId, HandoffAgreement agreement, CancellationToken cancel) =>
        Refusal(userId, agreement, $"record the verdict", cancel);

    private async Task<Reply?> Refusal(string userId, HandoffAgreement agreement, Markup what, CancellationToken cancel)
    {
        var owners = Enum.GetValues<OwnerRole>().Select(agreement.Owners.Of).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var owner in owners)
        {
            if (userId == await directory.UserId(owner, cancel))
            {
                return null;
            }
        }

        var named = new List<Markup>();
        foreach (var owner in owners)
        {
            named.Add(await directory.Mention(owner, cancel));
        }

        return new Reply.Ephemeral(
            $"Only the owners of the agreement can {what}: {Markup.Join($", ", named)}. Nothing was changed; `/handoff owners` says who "
                + $"answers for what."
        );
    }
}
