using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Limits;

/// <summary>
/// Slack's rate limits on the sandbox clock: a number of calls in any minute for each method by its tier, and for
/// chat.postMessage a rate for each channel and one for the workspace. A rejected call counts against no limit.
/// </summary>
public sealed class RateLimits
{
    // Tier 1 is "1+ a minute" with rare bursts: an app may open a few connections when it starts.
    private const int FirstTierBurst = 4;

    private readonly SandboxClock _clock;
    private readonly RateLimitSettings _settings;
    private readonly ConcurrentDictionary<string, SlidingWindow> _methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TokenBucket> _channels = new(StringComparer.Ordinal);
    private readonly SlidingWindow _workspace;
    private long _exceeded;

    internal RateLimits(SandboxClock clock, RateLimitSettings settings)
    {
        (_clock, _settings) = (clock, settings);
        Enabled = settings.Enabled;
        _workspace = new SlidingWindow(settings.MessagesPerMinutePerWorkspace);
    }

    public bool Enabled { get; set; }

    /// <summary>Number of calls over a limit, without injected 429s.</summary>
    public long Exceeded => Interlocked.Read(ref _exceeded);

    /// <summary>How long the caller has to wait; null when the call is within the limits.</summary>
    internal TimeSpan? Acquire(string method, RateLimitTier tier, string? channel)
    {
        if (!Enabled)
        {
            return null;
        }

        var wait = tier == RateLimitTier.PostMessage ? AcquireForMessage(channel ?? "") : AcquireForMethod(method, tier);
        if (wait is not null)
        {
            Interlocked.Increment(ref _exceeded);
        }

        return wait;
    }

    private TimeSpan? AcquireForMethod(string method, RateLimitTier tier) =>
        _methods
            .GetOrAdd(method, static (_, tier) => new SlidingWindow(tier == RateLimitTier.Tier1 ? FirstTierBurst : (int)tier), tier)
            .Acquire(_clock.Elapsed);

    private TimeSpan? AcquireForMessage(string channel)
    {
        var bucket = _channels.GetOrAdd(
            channel,
            static (_, settings) => new TokenBucket(settings.MessageBurstPerChannel, settings.MessagesPerSecondPerChannel),
            _settings
        );
        if (bucket.Acquire(_clock.Elapsed) is { } channelWait)
        {
            return channelWait;
        }

        if (_workspace.Acquire(_clock.Elapsed) is not { } workspaceWait)
        {
            return null;
        }

        bucket.Return();
        return workspaceWait;
    }
}
