using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Held;

/// <summary>Who may release or drop a held lead: the owner of exceptions of the agreement that holds it.</summary>
internal sealed class HeldLeadPermissions(AgreementRegistry agreements, UserDirectory directory)
{
    /// <summary>Whether the person may.</summary>
    public async Task<bool> May(string userId, string agreement, CancellationToken cancel) =>
        userId == await directory.UserId(agreements.Of(agreement).Owners.Exceptions, cancel);

    /// <summary>Who may, as people call them: nobody is notified.</summary>
    public Task<Markup> Owner(string agreement, CancellationToken cancel) =>
        directory.Name(agreements.Of(agreement).Owners.Exceptions, cancel);

    /// <summary>What somebody else is told; null for whoever may.</summary>
    public async Task<Reply?> Refusal(string userId, string agreement, CancellationToken cancel) =>
        await May(userId, agreement, cancel)
            ? null
            : new Reply.Ephemeral(
                $"Only {await directory.Mention(agreements.Of(agreement).Owners.Exceptions, cancel)}, who owns exceptions, can release or "
                    + $"drop a held lead. Nothing was changed."
            );
}
