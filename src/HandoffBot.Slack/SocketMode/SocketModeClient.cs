using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.SocketMode;

/// <summary>
/// Receives clicks, commands and events over connections this side opens, so that no public address is needed. An
/// envelope is acknowledged only after the handler returned, that is, after what it brought is safe.
/// </summary>
/// <param name="slack">Says where to connect; its credentials need the app-level token.</param>
/// <param name="handler">
/// Makes an envelope safe and returns the JSON to acknowledge it with, or null for a bare acknowledgement. One that throws
/// leaves the envelope unacknowledged. Called concurrently.
/// </param>
/// <param name="options">How connections are kept.</param>
/// <param name="time">Measures waits.</param>
/// <param name="chance">Random numbers, 0 up to 1, that spread reconnections; called from several threads.</param>
/// <param name="note">Told, in a line without secrets, what happens to connections.</param>
public sealed class SocketModeClient(
    SlackClient slack,
    Func<SocketEnvelope, CancellationToken, Task<string?>> handler,
    SocketModeOptions options,
    TimeProvider time,
    Func<double> chance,
    Action<string>? note = null
)
{
    private readonly ReconnectingConnection[] _connections =
    [
        .. Enumerable
            .Range(0, Math.Clamp(options.Connections, 1, 10))
            .Select(_ => new ReconnectingConnection(slack, new ConnectionSettings(handler, options, time, note ?? (_ => { })), chance)),
    ];

    /// <summary>How many connections stand and were greeted by Slack. 0 means that nothing can arrive.</summary>
    public int OpenConnections => _connections.Count(lane => lane.IsOpen);

    /// <summary>
    /// Keeps the connections until told to stop; then finishes what is being handled, acknowledges it, closes and returns.
    /// Call once. Does not throw for anything that goes wrong between here and Slack.
    /// </summary>
    public Task Run(CancellationToken stop) => Task.WhenAll(_connections.Select(lane => lane.Run(stop)));
}
