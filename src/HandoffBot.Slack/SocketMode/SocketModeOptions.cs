namespace HandoffBot.Slack.SocketMode;

/// <summary>How connections are kept.</summary>
public sealed record SocketModeOptions
{
    /// <summary>Connections held open side by side, 1–10; with two, one may break without a gap. Slack allows ten an app.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>How long connecting and Slack's greeting may take, each.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A ping goes out this often.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Without an answer to a ping for so long, the connection counts as broken.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Waits between failed tries.</summary>
    public ReconnectBackOff BackOff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>A connection that lasted this long ended well enough to be followed at once by another.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection that Slack is about to close is still read beside its successor.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping waits for envelopes that are being handled.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a closing connection waits for Slack's goodbye, which Slack is known to leave out.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Envelopes handled at once on one connection, at least 1.</summary>
    public int MaxConcurrentEnvelopes { get; init; } = 32;

    /// <summary>Longest message taken, in bytes; a longer one breaks the connection.</summary>
    public int MaxMessageBytes { get; init; } = 4 * 1024 * 1024;
}
