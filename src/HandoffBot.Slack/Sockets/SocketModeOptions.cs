namespace HandoffBot.Slack.Sockets;

/// <summary>How connections are kept.</summary>
public sealed record SocketModeOptions
{
    /// <summary>Connections held open side by side, 1–10; with two, one may break without a gap. Slack allows ten an app.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>How long connecting and Slack's greeting may take, each.</summary>
    public TimeSpan HelloWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A ping goes out this often.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Without an answer to a ping for so long, the connection counts as broken.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Waits between failed tries.</summary>
    public ReconnectDelay BackOff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>A connection that lasted this long ended well enough to be followed at once by another.</summary>
    public TimeSpan SteadyAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection that Slack is about to close is still read beside its successor.</summary>
    public TimeSpan DrainFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping waits for envelopes that are being handled.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a closing connection waits for Slack's goodbye, which Slack is known to leave out.</summary>
    public TimeSpan CloseWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Envelopes handled at once on one connection, at least 1.</summary>
    public int InFlight { get; init; } = 32;

    /// <summary>Longest message taken, in bytes; a longer one breaks the connection.</summary>
    public int LongestMessage { get; init; } = 4 * 1024 * 1024;
}
