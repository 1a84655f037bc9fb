using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff queue</c>.</summary>
internal sealed class QueueCommand(QueueLines queue) : ISubcommand
{
    private const int MostAlerts = 15;

    public string Name => "queue";

    public string Usage => "";

    public string Summary => "The live alerts, hottest first, flagged ones last, with links.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        Reply.Lines(await queue.Read(MostAlerts, cancel));
}
