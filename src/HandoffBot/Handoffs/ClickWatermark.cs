using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>The moment up to which clicks and commands that were received have been worked: it is behind after a host was down.</summary>
public sealed class ClickWatermark(IDatabase database, TimeProvider time)
{
    /// <summary>Returns when all that was received until a moment is worked, or is not within a minute: while Slack does not say whose
    /// the token is, clicks wait.</summary>
    /// <param name="until">The moment.</param>
    /// <param name="cancel">Gives up.</param>
    public Task Reached(Instant until, CancellationToken cancel) =>
        Watermark.Reached(database, SlackInboxStore.OldestPending, until, time, cancel);
}
