using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Held;

/// <summary>Who may release or drop a held lead, and say which account it is: the owner of exceptions of the agreement that holds
/// it.</summary>
internal sealed class HeldLeadPermissions(AgreementRegistry agreements, UserDirectory directory)
{
    /// <summary>Whether the person may.</summary>
    public async Task<bool> May(string userId, string agreement, CancellationToken cancel) =>
        userId == await directory.UserId(agreements.Of(agreement).Owners.Exceptions, cancel);

    /// <summary>Who may, as people call them: nobody is notified.</summary>
    public Task<Markup> Owner(string agreement, CancellationToken cancel) =>
        directory.Name(agreements.Of(agreement).Owners.Exceptions, cancel);

    /// <summary>What somebody else is told; null for whoever may.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="agreement">The agreement that holds the lead.</param>
    /// <param name="what">What they want to do, after "can".</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Reply?> Refusal(string userId, string agreement, Markup what, CancellationToken cancel) =>
        await May(userId, agreement, cancel)
            ? null
            : new Reply.Ephemeral(
                $"Only {await directory.Mention(agreements.Of(agreement).Owners.Exceptions, cancel)}, who owns exceptions, can {what}. "
                    + $"Nothing was changed."
            );
}
