using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff owners</c>: who answers for what.</summary>
internal sealed class OwnersCommand(CurrentAgreement agreement, UserDirectory directory) : ISubcommand
{
    public string Name => "owners";

    public string Usage => "";

    public string Summary => "Who answers for what.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var owners = agreement.Value.Owners;
        var roles = new (string Role, string Person)[]
        {
            ("Product events (signals, freshness)", owners.ProductEvents),
            ("CRM fields (account, contact)", owners.CrmFields),
            ("The score and its model", owners.Model),
            ("Routing and response times", owners.RoutingSla),
            ("Exceptions and fallback", owners.Exceptions),
            ("The weekly review", owners.WeeklyReview),
        };
        var lines = new List<string> { "*Who answers for what:*" };
        foreach (var (role, person) in roles)
        {
            lines.Add($"• {role}: {await directory.Mention(person, cancel)}");
        }

        lines.Add("They are named in the agreement; a change is a new version of it.");
        return Reply.Lines(lines);
    }
}
