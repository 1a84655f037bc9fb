using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Routing;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff owners</c>: who answers for what, and which of the six roles nobody fills.</summary>
internal sealed class OwnersSubcommand(IDatabase database, AgreementArgument argument, UserDirectory directory, OpenLeadLines loads)
    : ISubcommand
{
    public string Name => "owners";

    public string Usage => argument.Usage;

    public Markup Summary => $"Who answers for what, which role nobody fills, and how many hot leads each rep holds.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, async agreed => (await Lines(agreed, cancel)).Concat(await loads.Of(agreed, cancel)));

    private async Task<IEnumerable<Markup>> Lines(HandoffAgreement agreed, CancellationToken cancel)
    {
        var gaps = await database.Read((db, token) => OwnerGaps.Known(db, agreed, token), cancel);
        var lines = new List<Markup> { $"*Who answers for what:*" };
        foreach (var role in Enum.GetValues<OwnerRole>())
        {
            lines.Add($"• {Role(role)}: {await directory.Mention(agreed.Owners.Of(role), cancel)}{Gap(role, gaps)}");
        }

        if (gaps.Count > 0)
        {
            lines.Add(
                $"*{gaps.Count} of the six {(gaps.Count == 1 ? (Markup)$"is" : $"are")} missing.* What is asked of them is read by nobody, "
                    + $"and no new version goes live until somebody else is named or the account is back."
            );
        }

        lines.Add($"They are named in the agreement; a change is a new version of it.");
        return lines;
    }

    private static Markup Role(OwnerRole role) =>
        role switch
        {
            OwnerRole.ProductEvents => $"Product events (signals, freshness)",
            OwnerRole.CrmFields => $"CRM fields (account, contact)",
            OwnerRole.Model => $"The score and its model",
            OwnerRole.RoutingSla => $"Routing and response times",
            OwnerRole.Exceptions => $"Exceptions and fallback",
            OwnerRole.WeeklyReview => $"The weekly review",
        };

    private static Markup Gap(OwnerRole role, IReadOnlyList<OwnerGap> gaps) =>
        gaps.FirstOrDefault(gap => gap.Role == role) is { } gap
            ? (Markup)$" ⚠️ *{Markup.Escape(PassedOver.InWords(gap.Why))}*"
            : Markup.Empty;
}
