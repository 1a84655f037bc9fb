using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Reload;

/// <summary><c>/handoff agreement reload</c>: what the file would change, and a button that puts exactly that in force.</summary>
internal sealed class AgreementReloadReply(CurrentAgreement agreement, AgreementImport import, UserDirectory directory)
{
    private const int MostLines = 20;
    private const int MostSections = 10;

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        if (await Refusal(request.UserId, cancel) is { } refusal)
        {
            return refusal;
        }

        var offer = await import.Look(cancel);
        if (offer.Refusals.Count > 0)
        {
            return Reply.Lines([
                $"*The file cannot be put in force.* Version {agreement.Value.Version} stays.",
                .. Some(offer.Refusals),
                "Correct it and ask again: `/handoff agreement reload`.",
            ]);
        }

        if (offer.Succession is not { IsNewer: true, Changes: var changes })
        {
            return Reply.Lines(
                $"{DisplayText.Safe(offer.Reading.File, 200)} says what is already in force: version {agreement.Value.Version}. Nothing to do."
            );
        }

        var version = offer.Reading.Agreement!.Version;
        List<string> lines =
        [
            $"*Version {version} would change, against version {agreement.Value.Version}:*",
            .. Some(changes),
            "What is decided from then on follows it; what was decided before keeps its version.",
        ];
        var button = new Button
        {
            ActionId = ActionCatalogue.ApplyAgreement.Id,
            Text = $"Put version {version} in force",
            Value = offer.Fingerprint,
            Style = "primary",
        };
        return new Reply.Ephemeral(ReplyText.PlainText(lines), [.. ReplyText.Sections(lines, MostSections), new ActionsBlock([button])]);
    }

    /// <summary>Who may not, is told who may; null for the owner of routing.</summary>
    public async Task<Reply?> Refusal(string userId, CancellationToken cancel)
    {
        var owner = agreement.Value.Owners.RoutingSla;
        return userId == await directory.UserId(owner, cancel)
            ? null
            : new Reply.Ephemeral(
                $"Only {await directory.Mention(owner, cancel)} (routing) can reload the agreement. "
                    + "Nothing was changed; `/handoff agreement` shows what is in force."
            );
    }

    private static IEnumerable<string> Some(IReadOnlyList<string> all)
    {
        foreach (var one in all.Take(MostLines))
        {
            yield return $"• {DisplayText.Safe(one, 400)}";
        }

        if (all.Count > MostLines)
        {
            yield return $"• … and {all.Count - MostLines} more";
        }
    }
}
