using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Limits;

/// <summary>
/// Slack's rate limits on the sandbox clock: each method so often in any minute by its tier, chat.postMessage by channel
/// and so often in any minute in the workspace. A refused call counts against nothing.
/// </summary>
public sealed class RateLimits
{
    // Tier 1 is "1+ a minute" with rare bursts: an app that opens a few sockets at its start is welcome.
    private const int FirstTierBurst = 4;

    private readonly SandboxClock _clock;
    private readonly SandboxOptions _options;
    private readonly ConcurrentDictionary<string, SlidingWindow> _methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TokenBucket> _channels = new(StringComparer.Ordinal);
    private readonly SlidingWindow _workspace;
    private long _refused;

    internal RateLimits(SandboxClock clock, SandboxOptions options)
    {
        (this._clock, this._options) = (clock, options);
        Enabled = options.RateLimits;
        _workspace = new SlidingWindow(options.MessagesPerMinutePerWorkspace);
    }

    public bool Enabled { get; set; }

    /// <summary>Calls that went over a limit; injected 429s are not among them.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>How long the caller is to wait; null lets the call pass.</summary>
    internal TimeSpan? Take(string method, Tier tier, string? channel)
    {
        if (!Enabled)
        {
            return null;
        }

        var wait = tier == Tier.Message ? TakeMessage(channel ?? "") : TakeMethod(method, tier);
        if (wait is not null)
        {
            Interlocked.Increment(ref _refused);
        }

        return wait;
    }

    private TimeSpan? TakeMethod(string method, Tier tier) =>
        _methods
            .GetOrAdd(method, static (_, tier) => new SlidingWindow(tier == Tier.One ? FirstTierBurst : (int)tier), tier)
            .Take(_clock.Elapsed);

    private TimeSpan? TakeMessage(string channel)
    {
        var own = _channels.GetOrAdd(
            channel,
            static (_, o) => new TokenBucket(o.MessageBurstPerChannel, o.MessagesPerSecondPerChannel),
            _options
        );
        if (own.Take(_clock.Elapsed) is { } wait)
        {
            return wait;
        }

        if (_workspace.Take(_clock.Elapsed) is not { } full)
        {
            return null;
        }

        own.Return();
        return full;
    }
}
