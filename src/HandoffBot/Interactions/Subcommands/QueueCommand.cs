using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff queue</c>.</summary>
internal sealed class QueueCommand(QueueLines queue, AgreementArgument argument) : ISubcommand
{
    private const int MostAlerts = 15;

    public string Name => "queue";

    public string Usage => argument.Usage;

    public Markup Summary => $"The live alerts, hottest first, flagged ones last, with links.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Meant(request.Rest) switch
        {
            [] => argument.Unknown(request.Rest),
            [var named] when request.Rest.Trim().Length > 0 => Reply.Lines(await queue.Read(named, MostAlerts, cancel)),
            _ => Reply.Lines(await queue.ReadAll(MostAlerts, cancel)),
        };
}
