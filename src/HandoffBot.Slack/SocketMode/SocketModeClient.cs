using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.SocketMode;

/// <summary>
/// Receives interactions, commands and events over WebSocket connections that it opens itself, so that no public address is
/// needed. An envelope is acknowledged only after its handler has returned. Source: Slack's "Using Socket Mode".
/// </summary>
public sealed class SocketModeClient
{
    private readonly ReconnectingConnection[] _connections;
    private int _started;

    /// <summary>Creates a client that connects when it is run.</summary>
    /// <param name="slack">Gets the addresses to connect to; its credentials need the app-level token.</param>
    /// <param name="handler">
    /// Persists an envelope and returns the JSON to acknowledge it with, or null for a bare acknowledgement. When it throws,
    /// the envelope is not acknowledged, and Slack delivers it again. Called concurrently.
    /// </param>
    /// <param name="options">How connections are kept open.</param>
    /// <param name="time">The clock that measures time-outs and delays.</param>
    /// <param name="random">Returns random numbers, 0 to 1, for the jitter between attempts to connect; called concurrently.</param>
    /// <param name="log">Called with one line, without secrets, when a connection fails or ends; null for none.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="log"/> is null.</exception>
    public SocketModeClient(
        SlackClient slack,
        Func<SocketEnvelope, CancellationToken, Task<string?>> handler,
        SocketModeOptions options,
        TimeProvider time,
        Func<double> random,
        Action<string>? log = null
    )
    {
        ArgumentNullException.ThrowIfNull(slack);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        var settings = new ConnectionSettings(handler, options, time, log ?? (_ => { }));
        _connections = [.. Enumerable.Range(0, options.Connections).Select(_ => new ReconnectingConnection(slack, settings, random))];
    }

    /// <summary>
    /// Connections over which Slack can deliver: open, and greeted with <c>hello</c>. 0 up to <see
    /// cref="SocketModeOptions.Connections"/>.
    /// </summary>
    public int OpenConnections => _connections.Count(connection => connection.IsOpen);

    /// <summary>
    /// Keeps the connections open until cancelled; then finishes and acknowledges what is being handled, closes and returns.
    /// A failure between here and Slack leads to a new attempt and is never thrown.
    /// </summary>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="InvalidOperationException">The client has been run before.</exception>
    public Task Run(CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _started, 1) == 1)
        {
            throw new InvalidOperationException("A Socket Mode client runs once.");
        }

        return Task.WhenAll(_connections.Select(connection => connection.Run(stop)));
    }
}
