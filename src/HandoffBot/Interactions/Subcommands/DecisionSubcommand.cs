using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff decision</c>: the one sentence.</summary>
internal sealed class DecisionSubcommand(AgreementArgument argument, UserDirectory directory) : ISubcommand
{
    public string Name => "decision";

    public string Usage => argument.Usage;

    public Markup Summary => $"What this score changes, and what it leaves alone.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, async agreed =>
            [
                $"*What this score changes:* {DisplayText.Safe(agreed.Decision, 1000)}",
                $"*What stays unchanged:* {DisplayText.Safe(agreed.Unchanged, 1000)}",
                $"Score *{DisplayText.Safe(agreed.Score, 100)}* · segment *{DisplayText.Safe(agreed.Segment, 100)}* · score owner "
                    + $"{await directory.Mention(agreed.Owners.Model, cancel)}",
                $"`/handoff agreement` shows the rules, `/handoff authority` what may be acted on now.",
            ]
        );
}
