using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Limits;

/// <summary>
/// Slack's rate limits on the sandbox clock: each method by its tier, chat.postMessage by channel and by workspace.
/// A refused call counts against nothing.
/// </summary>
public sealed class RateLimits
{
    private readonly SandboxClock clock;
    private readonly SandboxOptions options;
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    private readonly Bucket workspace;
    private long refused;

    internal RateLimits(SandboxClock clock, SandboxOptions options)
    {
        (this.clock, this.options) = (clock, options);
        Enabled = options.RateLimits;
        workspace = new Bucket(options.MessagesPerMinutePerWorkspace, options.MessagesPerMinutePerWorkspace / 60.0);
    }

    public bool Enabled { get; set; }

    /// <summary>Calls that went over a limit; injected 429s are not among them.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>How long the caller is to wait; null lets the call pass.</summary>
    internal TimeSpan? Take(string method, Tier tier, string? channel)
    {
        if (!Enabled) return null;
        var wait = tier == Tier.Message ? TakeMessage(channel) : Of(method, (int)tier, (int)tier / 60.0).Take(clock.Elapsed);
        if (wait is not null) Interlocked.Increment(ref refused);
        return wait;
    }

    private TimeSpan? TakeMessage(string? channel)
    {
        var own = Of($"#{channel}", options.MessageBurstPerChannel, options.MessagesPerSecondPerChannel);
        if (own.Take(clock.Elapsed) is { } wait) return wait;
        if (workspace.Take(clock.Elapsed) is not { } full) return null;
        own.Return();
        return full;
    }

    private Bucket Of(string key, double burst, double perSecond) => buckets.GetOrAdd(key, static (_, p) => new Bucket(p.burst, p.perSecond), (burst, perSecond));
}

/// <summary>Calls a minute of one method in the workspace.</summary>
internal enum Tier
{
    /// <summary>By channel and workspace.</summary>
    Message = 0,
    One = 1,
    Two = 20,
    Three = 50,
    Four = 100,

    /// <summary>Methods with a limit of their own that nobody reaches.</summary>
    Special = 1000,
}
