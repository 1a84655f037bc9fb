using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Review;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff audit [now]</c>: the last monthly audit, or the running month as far as it has got.</summary>
internal sealed class AuditSubcommand(
    IDatabase database,
    AgreementArgument argument,
    ReportCompiler reports,
    AuditCard card,
    MessageLinks links,
    UserDirectory directory,
    TimeProvider time
) : ReportSubcommand(database, argument, reports, card, links, directory, time)
{
    public override string Name => "audit";

    protected override Markup Report => $"monthly audit";

    protected override Markup Period => $"month";
}
