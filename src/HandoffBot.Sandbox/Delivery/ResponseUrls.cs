using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Delivery;

/// <summary>response_urls: five uses in thirty minutes on the sandbox clock.</summary>
internal sealed class ResponseUrls(SandboxClock clock, Func<Uri> url)
{
    public const int Uses = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ResponseUrl> _issued = new(StringComparer.Ordinal);
    private long _made;

    public string Issue(string channel, string user, string? ts, bool ephemeral, string? thread)
    {
        var number = Interlocked.Increment(ref _made);
        var key = $"{number}/{Guid.NewGuid():n}";
        _issued[key] = new ResponseUrl(channel, user, ts, ephemeral, thread, clock.GetUtcNow());
        if (number % 1000 == 0)
        {
            Forget();
        }

        return $"{url()}actions/{Workspaces.Workspace.TeamId}/{key}";
    }

    /// <summary>Takes one use; otherwise says why there is none.</summary>
    public (ResponseUrl? Use, string? Error) Take(string key)
    {
        if (!_issued.TryGetValue(key, out var known) || clock.GetUtcNow() - known.At > Life)
        {
            return (null, "expired_url");
        }

        return known.Take() ? (known, null) : (null, "used_url");
    }

    private void Forget()
    {
        foreach (var (key, known) in _issued)
        {
            if (clock.GetUtcNow() - known.At > Life)
            {
                _issued.TryRemove(key, out _);
            }
        }
    }
}
