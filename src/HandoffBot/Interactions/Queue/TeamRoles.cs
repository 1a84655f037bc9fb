using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Publishing.People;

namespace HandoffBot.Interactions.Queue;

/// <summary>
/// Who answers for the team of an agreement: the owner of routing and response times, and the owner of exceptions. Whoever asks
/// in its managers' channel is a manager too, for Slack lets only its members write there.
/// </summary>
internal sealed class TeamRoles(AgreementRegistry agreements, UserDirectory directory)
{
    /// <summary>The agreements in force whose team is this person's, in order of their ids.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="channelId">Where they ask; null where that is no channel.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<HandoffAgreement>> Of(string userId, string? channelId, CancellationToken cancel)
    {
        var teams = new List<HandoffAgreement>();
        foreach (var agreement in agreements.InForce)
        {
            if (agreement.Channels.Managers == channelId || await Owns(agreement, userId, cancel))
            {
                teams.Add(agreement);
            }
        }

        return teams;
    }

    /// <summary>Whether the person is one of the two owners.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="userId">Slack user id.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> Owns(HandoffAgreement agreement, string userId, CancellationToken cancel) =>
        userId == await directory.UserId(agreement.Owners.RoutingSla, cancel)
        || userId == await directory.UserId(agreement.Owners.Exceptions, cancel);
}
