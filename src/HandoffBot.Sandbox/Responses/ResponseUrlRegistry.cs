using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Responses;

/// <summary>Issues response_urls, each valid for five uses within 30 minutes on the sandbox clock.</summary>
internal sealed class ResponseUrlRegistry(SandboxClock clock, Func<Uri> url)
{
    public const int MaxUses = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, IssuedResponseUrl> _issued = new(StringComparer.Ordinal);
    private long _count;

    public string Issue(string channel, string user, string? ts, bool ephemeral, string? thread)
    {
        var number = Interlocked.Increment(ref _count);
        var key = $"{number}/{Guid.NewGuid():n}";
        _issued[key] = new IssuedResponseUrl(channel, user, ts, ephemeral, thread, clock.GetUtcNow());
        if (number % 1000 == 0)
        {
            RemoveExpired();
        }

        return $"{url()}actions/{Workspaces.Workspace.TeamId}/{key}";
    }

    /// <summary>Consumes one use, or returns the error code.</summary>
    public (IssuedResponseUrl? Use, string? Error) Redeem(string key)
    {
        if (!_issued.TryGetValue(key, out var known) || clock.GetUtcNow() - known.At > Lifetime)
        {
            return (null, "expired_url");
        }

        return known.TryUse() ? (known, null) : (null, "used_url");
    }

    private void RemoveExpired()
    {
        foreach (var (key, known) in _issued)
        {
            if (clock.GetUtcNow() - known.At > Lifetime)
            {
                _issued.TryRemove(key, out _);
            }
        }
    }
}
