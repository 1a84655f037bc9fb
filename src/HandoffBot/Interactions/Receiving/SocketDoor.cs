using HandoffBot.Operations;
using HandoffBot.Slack;
using HandoffBot.Slack.Sockets;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Slack's way in over connections we open: the same readers and the same recorder as over HTTP.</summary>
internal sealed partial class SocketDoor(
    SlackClient slack, IOptions<HandoffOptions> options, SlackRecorder recorder, TimeProvider time, ILogger<SocketDoor> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Slack.Mode != SlackMode.Socket)
            return;
        var chance = new Random();
        var gate = new Lock();
        var client = new SocketModeClient(slack, Take, new SocketModeOptions(), time, () => { lock (gate) return chance.NextDouble(); }, Happened);
        await client.Run(stoppingToken);
    }

    /// <summary>Keeps what came and returns what to acknowledge it with; throws where Slack had better send it again.</summary>
    internal async Task<string?> Take(SocketEnvelope envelope, CancellationToken cancel)
    {
        var reading = envelope.Type switch
        {
            "interactive" => SlackReader.Interaction(envelope.Payload),
            "slash_commands" => SlackReader.Command(envelope.Payload),
            "events_api" => SlackReader.Event(envelope.Payload),
            _ => new Reading.Answered(),
        };
        switch (reading)
        {
            case Reading.Malformed malformed:
                Malformed(envelope.Type, malformed.Words);
                return null;
            case Reading.Work work when !await recorder.Keep(work.Item):
                throw new IOException("It could not be kept safe.");
            default:
                return reading.Json;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A {Type} envelope could not be read: {Words}")]
    private partial void Malformed(string type, string words);

    [LoggerMessage(LogLevel.Information, "Socket Mode: {What}")]
    private partial void Happened(string what);
}
