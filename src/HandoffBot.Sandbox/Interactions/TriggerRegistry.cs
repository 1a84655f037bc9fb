using System.Collections.Concurrent;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>trigger_ids: each opens one view within 3 seconds of the click on the sandbox clock.</summary>
internal sealed class TriggerRegistry(SandboxClock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Trigger> _issued = new(StringComparer.Ordinal);
    private long _count;

    public string Issue(string user)
    {
        var number = Interlocked.Increment(ref _count);
        var id = $"{number}.{Workspaces.Workspace.TeamId}.{Guid.NewGuid():n}";
        _issued[id] = new Trigger(user, clock.GetUtcNow());
        if (number % 1000 == 0)
        {
            RemoveExpired();
        }

        return id;
    }

    /// <summary>Uses it up; otherwise says why it cannot be used.</summary>
    public bool TryExchange(string id, out string user, out string error)
    {
        (user, error) = ("", "invalid_trigger_id");
        if (!_issued.TryGetValue(id, out var trigger))
        {
            return false;
        }

        user = trigger.User;
        error = "expired_trigger_id";
        if (clock.GetUtcNow() - trigger.At > Lifetime)
        {
            return false;
        }

        error = "exchanged_trigger_id";
        return trigger.Use();
    }

    private void RemoveExpired()
    {
        var old = clock.GetUtcNow() - Retention;
        foreach (var (id, trigger) in _issued)
        {
            if (trigger.At < old)
            {
                _issued.TryRemove(id, out _);
            }
        }
    }

    private sealed class Trigger(string user, DateTimeOffset at)
    {
        private int _used;

        public string User => user;
        public DateTimeOffset At => at;

        public bool Use() => Interlocked.Exchange(ref _used, 1) == 0;
    }
}
