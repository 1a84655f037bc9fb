using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>Whose absence a command is about, and who may say so: each person of themselves, and the owners of routing and of
/// exceptions of anybody.</summary>
internal sealed class AbsentPersonResolver(AgreementRegistry agreements, UserDirectory directory)
{
    private const int MostNamed = 4;

    /// <summary>The Slack user id of whoever is meant, or what is said instead.</summary>
    /// <param name="by">Slack user id of whoever asks.</param>
    /// <param name="person">As it was written; null for whoever asks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<(string? UserId, Reply? Refusal)> Meant(string by, string? person, CancellationToken cancel)
    {
        if (person is null || person == by)
        {
            return (by, null);
        }

        var meant = SlackIds.IsUser(person) || person is [not '@', ..] ? await directory.UserId(person, cancel) : null;
        if (meant is null)
        {
            return (
                null,
                Reply.Lines(
                    $"I do not know who {DisplayText.Safe(person, 80) ?? $"that"} is. Write @ and choose the person from Slack's list, or "
                        + $"write their e-mail address. Nothing was changed."
                )
            );
        }

        return meant == by || await IsManager(by, cancel) ? (meant, null) : (null, await Refusal(cancel));
    }

    /// <summary>Whether they own the routing or the exceptions of an agreement in force.</summary>
    public async Task<bool> IsManager(string userId, CancellationToken cancel)
    {
        foreach (var manager in Managers())
        {
            if (await directory.UserId(manager, cancel) == userId)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Reply> Refusal(CancellationToken cancel)
    {
        var mentions = new List<Markup>();
        foreach (var manager in Managers().Take(MostNamed))
        {
            mentions.Add(await directory.Mention(manager, cancel));
        }

        return Reply.Lines(
            $"Only {Markup.Join($" or ", mentions)} can say this for somebody else: they own routing and exceptions. Nothing was changed; "
                + $"`/handoff away until tomorrow` is for yourself."
        );
    }

    private IEnumerable<string> Managers() =>
        agreements
            .InForce.SelectMany(agreement => new[] { agreement.Owners.RoutingSla, agreement.Owners.Exceptions })
            .Distinct(StringComparer.OrdinalIgnoreCase);
}
