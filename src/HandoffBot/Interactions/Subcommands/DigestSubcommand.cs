using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Review;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff digest [now]</c>: the last weekly digest, or the running week as far as it has got.</summary>
internal sealed class DigestSubcommand(
    IDatabase database,
    AgreementArgument argument,
    ReportCompiler reports,
    DigestCard card,
    MessageLinks links,
    UserDirectory directory,
    TimeProvider time
) : ReportSubcommand(database, argument, reports, card, links, directory, time)
{
    public override string Name => "digest";

    protected override Markup Report => $"weekly digest";

    protected override Markup Period => $"week";
}
