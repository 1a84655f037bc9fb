using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Slack.SocketMode;
using HandoffBot.Slack.WebApi;
using Microsoft.Extensions.Options;
using NodaTime;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Slack's way in over connections we open: the same readers and the same recorder as over HTTP.</summary>
internal sealed partial class SocketModeService(
    SlackClient slack,
    IOptions<HandoffOptions> options,
    SlackRecorder recorder,
    TimeProvider time,
    ILogger<SocketModeService> log
) : BackgroundService
{
    // Connections come and go by themselves, and a successor is opened first: only none at all is worth a line.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly OutageTracker _outage = new(time);
    private volatile string _last = "Slack has not greeted the connection yet";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Slack.Mode != SlackMode.Socket)
        {
            return;
        }

        var chance = new Random();
        var gate = new Lock();
        var client = new SocketModeClient(
            slack,
            Take,
            new SocketModeOptions(),
            time,
            () =>
            {
                lock (gate)
                {
                    return chance.NextDouble();
                }
            },
            Happened
        );
        await Task.WhenAll(client.Run(stoppingToken), Watch(client, stoppingToken));
    }

    /// <summary>Keeps what came and returns what to acknowledge it with; throws where Slack had better send it again.</summary>
    internal async Task<string?> Take(SocketEnvelope envelope, CancellationToken cancel)
    {
        var reading = envelope.Type switch
        {
            "interactive" => SlackReader.Interaction(envelope.Payload),
            "slash_commands" => SlackReader.Command(envelope.Payload),
            "events_api" => SlackReader.Event(envelope.Payload),
            _ => new IncomingRequest.Answered(),
        };
        switch (reading)
        {
            case IncomingRequest.Malformed malformed:
                Malformed(envelope.Type, malformed.Words);
                return null;
            case IncomingRequest.Work work when !await recorder.Keep(work.Item):
                throw new IOException("It could not be kept safe.");
            default:
                return reading.Json;
        }
    }

    private async Task Watch(SocketModeClient client, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Look, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            if (client.OpenConnections > 0)
            {
                if (_outage.Succeeded() is { } end)
                {
                    Connected(DurationText.Of(Duration.FromTimeSpan(end.Lasted)));
                }
            }
            else if (_outage.Failed() is { } report)
            {
                if (report.IsNew)
                {
                    Disconnected(_last);
                }
                else
                {
                    StillDisconnected(DurationText.Of(Duration.FromTimeSpan(report.Lasted)), _last);
                }
            }
        }
    }

    private void Happened(string what)
    {
        _last = what;
        ConnectionChanged(what);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Warning, Message = "A {Type} envelope could not be read: {Words}")]
    private partial void Malformed(string type, string words);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Debug, Message = "Socket Mode: {What}")]
    private partial void ConnectionChanged(string what);

    [LoggerMessage(
        EventId = 1403,
        Level = LogLevel.Warning,
        Message = "No Socket Mode connection stands, so clicks and commands do not arrive: {Why}. It is opened again by "
            + "itself; if it stays so, check Slack:AppToken and that the app has Socket Mode on"
    )]
    private partial void Disconnected(string why);

    [LoggerMessage(EventId = 1404, Level = LogLevel.Warning, Message = "No Socket Mode connection has stood for {Lasted}: {Why}")]
    private partial void StillDisconnected(string lasted, string why);

    [LoggerMessage(EventId = 1405, Level = LogLevel.Information, Message = "Socket Mode is connected again after {Lasted}")]
    private partial void Connected(string lasted);
}
