using System.Runtime.CompilerServices;

namespace HandoffBot.Slack.SocketMode;

/// <summary>
/// How Socket Mode connections are kept open. Source: Slack's "Using Socket Mode"; the defaults are the project's own.
/// </summary>
public sealed record SocketModeOptions
{
    /// <summary>Connections held open side by side; with two, one may break without a gap. Slack allows ten for an app.</summary>
    /// <value>1 to 10; 2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int Connections
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10);
            field = value;
        }
    } = 2;

    /// <summary>How long connecting may take, and as long again the <c>hello</c> message.</summary>
    /// <value>More than zero; 10 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan HelloTimeout { get; init => field = Positive(value); } = TimeSpan.FromSeconds(10);

    /// <summary>Interval between WebSocket pings.</summary>
    /// <value>More than zero; 10 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan PingInterval { get; init => field = Positive(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ping may stay without a pong before the connection counts as broken.</summary>
    /// <value>More than zero; 15 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan PongTimeout { get; init => field = Positive(value); } = TimeSpan.FromSeconds(15);

    /// <summary>The delays between failed attempts to connect: 1 second up to 1 minute by default.</summary>
    public ReconnectBackOff BackOff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>A connection that stayed open this long is replaced at once when it ends; a shorter one counts as a failure.</summary>
    /// <value>More than zero; 30 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan StableAfter { get; init => field = Positive(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection that Slack is about to close is still read while its successor is open.</summary>
    /// <value>More than zero; 30 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan DrainTimeout { get; init => field = Positive(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping waits for envelopes that are being handled.</summary>
    /// <value>More than zero; 5 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan StopTimeout { get; init => field = Positive(value); } = TimeSpan.FromSeconds(5);

    /// <summary>How long a closing connection waits for Slack's close frame, which Slack is known to omit.</summary>
    /// <value>More than zero; 1 second by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan CloseTimeout { get; init => field = Positive(value); } = TimeSpan.FromSeconds(1);

    /// <summary>Envelopes handled at the same time on one connection.</summary>
    /// <value>At least 1; 32 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrentEnvelopes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 32;

    /// <summary>Size of the largest message accepted, in bytes; a larger one ends the connection.</summary>
    /// <value>At least 1; 4 MiB by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxMessageBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 4 * 1024 * 1024;

    private static TimeSpan Positive(TimeSpan value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        return value;
    }
}
