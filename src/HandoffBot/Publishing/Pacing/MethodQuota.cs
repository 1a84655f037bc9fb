using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Publishing.Pacing;

/// <summary>Acquires single uses of a rate-limited method, for calls outside the publisher.</summary>
public sealed class MethodQuota(IDatabase database, TimeProvider time)
{
    /// <summary>Acquires one use; false when none is free.</summary>
    public Task<bool> TryAcquire(Pace pace, CancellationToken cancel) =>
        database.Write(
            async (db, token) =>
            {
                var now = time.Now();
                var ahead = pace.Ahead((await RateLimitStore.Lock(db, [pace.Key], token))[pace.Key], now);
                if (pace.Free(ahead, now) == 0)
                {
                    return false;
                }

                await RateLimitStore.Reserve(
                    db,
                    new Dictionary<string, Instant>(StringComparer.Ordinal) { [pace.Key] = pace.After(ahead, now, 1) },
                    token
                );
                return true;
            },
            cancel
        );

    /// <summary>Slack answered 429: nobody uses the method until the wait is over.</summary>
    public Task<bool> Pause(Pace pace, Duration wait, CancellationToken cancel) =>
        database.Write(
            async (db, token) =>
            {
                await RateLimitStore.Hold(db, pace.Key, time.Now() + Duration.Min(wait, SlackPaces.LongestHold), token);
                return true;
            },
            cancel
        );
}
