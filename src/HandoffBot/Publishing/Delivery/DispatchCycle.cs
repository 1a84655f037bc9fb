using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Restores;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>What a dispatch cycle brought.</summary>
/// <param name="Claimed">Leased to us, to be sent at once.</param>
/// <param name="NextCycleAt">When there is more to do for sure; null when nothing waits.</param>
/// <param name="WorkspaceClosed">Why nothing may be sent at all; null while it may.</param>
public sealed record DispatchResult(IReadOnlyList<MessageRow> Claimed, Instant? NextCycleAt, string? WorkspaceClosed)
{
    /// <summary>How many rounds of sending the database counts; null where it counts none, or nothing was claimed.</summary>
    internal long? Claims { get; init; }
}

/// <summary>
/// One transaction: what came back is written down, and what may go next is claimed, each channel and method within its
/// pace. The locked paces make it one instance at a time.
/// </summary>
public sealed class DispatchCycle(
    IDatabase database,
    DeliveryStore store,
    ChannelFailover reroute,
    RestoreDetector signs,
    PublisherSettings settings
)
{
    /// <summary>Longer than any try takes.</summary>
    internal static readonly Duration Lease = Duration.FromSeconds(40);

    private readonly Pace _posts = SlackPaces.Posts(settings.PostsPerMinute);

    /// <summary>Runs the cycle in a transaction of its own.</summary>
    /// <param name="deliveries">Results not yet recorded.</param>
    /// <param name="slots">How many messages may be claimed.</param>
    /// <param name="ours">Messages being sent by us at this moment: whatever a clock says, their lease is good.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<DispatchResult> Run(
        IReadOnlyList<DeliveryResult> deliveries,
        int slots,
        IReadOnlySet<string> ours,
        Instant now,
        CancellationToken cancel
    )
    {
        var result = await database.Write((db, token) => Within(db, deliveries, slots, ours, now, token), cancel);
        Committed(result);
        return result;
    }

    /// <summary>Runs the cycle in the transaction of another write; parameters as for <see cref="Run"/>.
    /// <see cref="Committed"/> is called after the commit, and before anything is sent.</summary>
    public async Task<DispatchResult> Within(
        HandoffDb db,
        IReadOnlyList<DeliveryResult> deliveries,
        int slots,
        IReadOnlySet<string> ours,
        Instant now,
        CancellationToken cancel
    )
    {
        string[] keys = [DeliveryStore.WorkspaceKey, _posts.Key, SlackPaces.Edits.Key, SlackPaces.Histories.Key];
        var paces = await RateLimitStore.Lock(db, keys, cancel);
        if (deliveries.Count > 0)
        {
            await store.Record(db, deliveries, settings.Sender, now, cancel);
            if (deliveries.Any(s => s.Outcome is not DeliveryOutcome.Delivered))
            {
                paces = await RateLimitStore.Lock(db, keys, cancel);
            }
        }

        var waiting = await MessageQueue.WaitingWork(db, now, cancel);
        if (waiting.Expired > 0)
        {
            await store.GiveUpExpired(db, now, cancel);
        }

        if (paces[DeliveryStore.WorkspaceKey].ClosedBecause is { } closed)
        {
            return new DispatchResult([], null, closed);
        }

        var claim = await Claim(db, new SendPlan(paces, slots, now), waiting, ours, now, cancel);
        return claim.Claimed.Count > 0 ? claim with { Claims = await RestoreDetector.CountClaim(db, cancel) } : claim;
    }

    /// <summary>After the commit of a cycle, before anything it claimed is sent.</summary>
    public void Committed(DispatchResult result) => signs.Claimed(result.Claims);

    private async Task<DispatchResult> Claim(
        HandoffDb db,
        SendPlan plan,
        WaitingWork waiting,
        IReadOnlySet<string> ours,
        Instant now,
        CancellationToken cancel
    )
    {
        if (waiting.Posts > 0)
        {
            plan.Posts(await ReadyQueues(db, plan, now, cancel), _posts);
        }

        if (waiting.Resends > 0)
        {
            await MessageClaims.Resend(db, now, cancel);
        }

        if (waiting.Edits > 0 || waiting.Resends > 0)
        {
            plan.Edits(await MessageQueue.NextEdits(db, now, plan.Capacity(SlackPaces.Edits), cancel), SlackPaces.Edits);
        }

        if (waiting.Open > 0)
        {
            await MessageClaims.RequeueUncertainEdits(db, now, now + Sender.LatestArrival, cancel);
            var doubts = await MessageQueue.NextUncertain(db, now, plan.Capacity(SlackPaces.Histories), cancel);
            plan.Lookups([.. doubts.Where(id => !ours.Contains(id))], SlackPaces.Histories);
        }

        var claimed = await MessageClaims.Lease(db, plan.Ids, settings.Sender, now, now + Lease, cancel);
        foreach (var row in claimed.Where(row => row.Kind == Outbox.AlertKind))
        {
            row.WrittenAlert = db.WrittenAlerts.GetValueOrDefault(row.Subject)?.Alert;
        }

        await RateLimitStore.Reserve(db, plan.Reservations, cancel);
        return new DispatchResult(claimed, plan.NextAt, null);
    }

    private async Task<IReadOnlyList<ChannelQueue>> ReadyQueues(HandoffDb db, SendPlan plan, Instant now, CancellationToken cancel)
    {
        var queues = await MessageQueue.ChannelQueues(db, now, cancel);
        foreach (var queue in queues.Where(queue => queue.ClosedBecause is not null))
        {
            if (await reroute.Move(db, queue.Channel, cancel))
            {
                plan.Wake(now);
            }
        }

        return [.. queues.Where(queue => queue.ClosedBecause is null)];
    }
}
