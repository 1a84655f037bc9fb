using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff owners</c>: who answers for what.</summary>
internal sealed class OwnersCommand(AgreementArgument argument, UserDirectory directory, OpenLeadLines loads) : ISubcommand
{
    public string Name => "owners";

    public string Usage => argument.Usage;

    public Markup Summary => $"Who answers for what, and how many hot leads each rep holds.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, async agreed =>
            (await Lines(agreed.Owners, cancel)).Concat(await loads.Of(agreed, cancel))
        );

    private async Task<IEnumerable<Markup>> Lines(Owners owners, CancellationToken cancel)
    {
        var roles = new (string Role, string Person)[]
        {
            ("Product events (signals, freshness)", owners.ProductEvents),
            ("CRM fields (account, contact)", owners.CrmFields),
            ("The score and its model", owners.Model),
            ("Routing and response times", owners.RoutingSla),
            ("Exceptions and fallback", owners.Exceptions),
            ("The weekly review", owners.WeeklyReview),
        };
        var lines = new List<Markup> { $"*Who answers for what:*" };
        foreach (var (role, person) in roles)
        {
            lines.Add($"• {Markup.Escape(role)}: {await directory.Mention(person, cancel)}");
        }

        lines.Add($"They are named in the agreement; a change is a new version of it.");
        return lines;
    }
}
