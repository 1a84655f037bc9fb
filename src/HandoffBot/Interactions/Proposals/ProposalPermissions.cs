using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Proposals;

/// <summary>Who answers for which team: whom the agreement names under <c>sign_off</c>.</summary>
internal sealed class ProposalPermissions(IDatabase database, AgreementRegistry agreements, UserDirectory directory)
{
    /// <summary>The teams that somebody stands for, or what they are told who stands for none.</summary>
    /// <param name="click">Its value is the proposal.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<(IReadOnlyList<SignOffTeam> Teams, Reply? Refusal)> Of(AlertClick click, CancellationToken cancel)
    {
        if (await database.Read((db, token) => ProposalStore.Find(db, click.AlertId, token), cancel) is not { } about)
        {
            return ([], new Reply.Ephemeral($"I no longer know this proposal, so nothing was changed."));
        }

        if (agreements.Of(about.Agreement).SignOff is not { } signOff)
        {
            return ([], new Reply.Ephemeral($"Nobody can sign this: the agreement names no team under `sign_off`. Nothing was changed."));
        }

        var (teams, named) = (new List<SignOffTeam>(), new List<Markup>());
        foreach (var team in SignOffTeamText.All)
        {
            var person = signOff.Of(team);
            named.Add($"{await directory.Mention(person, cancel)} ({Markup.Escape(SignOffTeamText.Of(team))})");
            if (click.UserId == await directory.UserId(person, cancel))
            {
                teams.Add(team);
            }
        }

        return teams.Count > 0
            ? (teams, null)
            : (
                [],
                new Reply.Ephemeral(
                    $"Only {Markup.Join($", ", named)} can sign this. Nothing was changed; the agreement names them under `sign_off`."
                )
            );
    }
}
