using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// How long a message waits for its next try: exponential back-off over its failed tries. A 429 and a look-up are no failed
/// tries. The closer the moment by which somebody should act, the shorter the wait.
/// </summary>
public sealed class RetryDelay(Backoff backoff)
{
    private const int ShareOfTheTimeLeft = 10;
    private static readonly Duration First = Duration.FromSeconds(1);
    private static readonly Duration Longest = Duration.FromMinutes(1);

    /// <summary>After a try that failed; <see cref="MessageRow.Attempts"/> counts those before it.</summary>
    public Duration AfterFailure(MessageRow row, Instant now) => backoff.After(row.Attempts + 1, First, Ceiling(row, now));

    /// <summary>After a look-up that brought no answer: half as long as the message has been in doubt.</summary>
    public Duration AfterLookUp(MessageRow row, Instant now)
    {
        var inDoubt = now - (row.UncertainSince ?? now);
        var wait = Duration.Min(Duration.Max(inDoubt / 2, First), Ceiling(row, now));
        return backoff.After(1, wait, wait);
    }

    private static Duration Ceiling(MessageRow row, Instant now)
    {
        var deadline = row.ActBy > now ? row.ActBy : row.ExpiresAt;
        return deadline is { } at ? Duration.Min(Duration.Max((at - now) / ShareOfTheTimeLeft, First), Longest) : Longest;
    }
}
