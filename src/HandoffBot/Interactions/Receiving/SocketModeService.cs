using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Slack.SocketMode;
using HandoffBot.Slack.WebApi;
using Microsoft.Extensions.Options;
using NodaTime;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Receives Slack's requests over Socket Mode, with the same readers and recorder as over HTTP.</summary>
internal sealed partial class SocketModeService(
    SlackClient slack,
    IOptions<HandoffOptions> options,
    SlackRecorder recorder,
    TimeProvider time,
    ILogger<SocketModeService> log
) : BackgroundService
{
    // Slack replaces connections regularly, and a successor is opened first: only the lack of any is logged.
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(5);
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
            Receive,
            new SocketModeOptions(),
            time,
            () =>
            {
                lock (gate)
                {
                    return chance.NextDouble();
                }
            },
            LogConnectionEvent
        );
        await Task.WhenAll(client.Run(stoppingToken), Watch(client, stoppingToken));
    }

    /// <summary>Stores the request and returns the acknowledgement; throws where Slack should send it again.</summary>
    internal async Task<string?> Receive(SocketEnvelope envelope, CancellationToken cancel)
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
            case IncomingRequest.Work work when !await recorder.Record(work.Item):
                throw new IOException("It could not be kept safe.");
            default:
                return reading.Json;
        }
    }

    private async Task Watch(SocketModeClient client, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(WatchInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private void LogConnectionEvent(string what)
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
