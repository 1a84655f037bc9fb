using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Publishing.Pacing;

/// <summary>Takes single uses of a paced method for what is asked now and then.</summary>
public sealed class MethodQuota(IDatabase database, TimeProvider time)
{
    /// <summary>Takes one use; false when none is free.</summary>
    public Task<bool> Take(Pace pace, CancellationToken cancel) =>
        database.Write(
            async (db, token) =>
            {
                var now = time.Now();
                var ahead = (await RateLimitStore.Lock(db, [pace.Key], token))[pace.Key].NextFreeAt;
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

    /// <summary>Slack said the method is to wait.</summary>
    public Task<bool> Wait(Pace pace, Duration wait, CancellationToken cancel) =>
        database.Write(
            async (db, token) =>
            {
                await RateLimitStore.Reserve(
                    db,
                    new Dictionary<string, Instant>(StringComparer.Ordinal) { [pace.Key] = pace.Until(time.Now() + wait) },
                    token
                );
                return true;
            },
            cancel
        );
}
