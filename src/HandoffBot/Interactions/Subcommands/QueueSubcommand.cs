using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff queue</c>.</summary>
internal sealed class QueueSubcommand(QueueView queue, AgreementArgument argument) : ISubcommand
{
    public string Name => "queue";

    public string Usage => argument.Usage;

    public Markup Summary => $"Your live alerts, hottest first, with their buttons; what you snoozed; for managers the team.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Meant(request.Rest) switch
        {
            [] => argument.Unknown(request.Rest),
            [var named] when request.Rest.Trim().Length > 0 => await queue.Message(request.UserId, request.ChannelId, named, null, cancel),
            _ => await queue.Message(request.UserId, request.ChannelId, null, null, cancel),
        };
}
