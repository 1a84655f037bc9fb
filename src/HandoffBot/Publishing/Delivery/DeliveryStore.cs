using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>Records results, inside the cycle's transaction.</summary>
public sealed class DeliveryStore(ChannelFailover reroute, CardRecovery lostCards, OperatorNotices operators)
{
    internal const string ExpiredInQueue = "It expired before Slack could show it";
    internal const string WorkspaceKey = "workspace";
    private static readonly Duration WorkspaceRecheckInterval = Duration.FromSeconds(1);
    private readonly SendDurations _sends = new();

    /// <summary>All of them, in one go.</summary>
    public async Task Record(HandoffDb db, IReadOnlyList<DeliveryResult> deliveries, string sender, Instant now, CancellationToken cancel)
    {
        var shown = deliveries
            .Where(s => s.Outcome is DeliveryOutcome.Delivered)
            .Select(s => MarkPosted(s.Row, (DeliveryOutcome.Delivered)s.Outcome))
            .ToList();
        await MessageResults.RecordDelivered(db, shown, sender, now, cancel);
        await RateLimitStore.Reserve(db, NextPosts(deliveries), cancel);
        foreach (var (row, outcome, _) in deliveries.Where(s => s.Outcome is not DeliveryOutcome.Delivered))
        {
            await Record(db, row, outcome, sender, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Gives up what expired while it waited.</summary>
    public async Task GiveUpExpired(HandoffDb db, Instant now, CancellationToken cancel)
    {
        foreach (var row in await MessageClaims.AbandonExpired(db, now, ExpiredInQueue, cancel))
        {
            if (row.State == MessageState.Abandoned)
            {
                await RecordNeverPosted(db, row, ExpiredInQueue, now, cancel);
            }
            else
            {
                await operators.Notify(db, row, "It expired while it was uncertain whether Slack shows it", now, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    // The channel's next post counts from when this one had arrived at the latest, and not from when it was claimed.
    private Dictionary<string, Instant> NextPosts(IReadOnlyList<DeliveryResult> deliveries)
    {
        var next = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var (row, outcome, ended) in deliveries.Where(s => s.Row is { Ts: null, State: MessageState.Sending }))
        {
            var claimed = row.LeasedUntil!.Value - DispatchCycle.Lease;
            if (outcome is DeliveryOutcome.Delivered)
            {
                _sends.Add(ended - claimed);
            }

            next[SlackPaces.Channel(row.Channel)] = Instant.Max(claimed, ended - _sends.Allowance) + SlackPaces.ChannelSpacing;
        }

        return next;
    }

    private static DeliveredMessage MarkPosted(MessageRow row, DeliveryOutcome.Delivered shown) =>
        new(row.Id, row.LeasedUntil!.Value, shown.Channel, shown.Ts, shown.AsSent ? row.SentRevision : row.PostedRevision);

    private async Task Record(HandoffDb db, MessageRow sent, DeliveryOutcome outcome, string sender, Instant now, CancellationToken cancel)
    {
        // A lost lease means another instance has taken the message over: its result counts.
        var row = await db.Messages.FirstOrDefaultAsync(
            m => m.Id == sent.Id && m.LeasedBy == sender && m.LeasedUntil == sent.LeasedUntil,
            cancel
        );
        if (row is null)
        {
            return;
        }

        (row.LeasedBy, row.LeasedUntil, row.NextAttemptAt) = (null, null, now);
        if (row.State == MessageState.Sending)
        {
            row.State = MessageState.Ready;
        }

        switch (outcome)
        {
            case DeliveryOutcome.RateLimited hold:
                row.Error = hold.Why;
                await RateLimitStore.Hold(db, hold.Key, hold.Free, cancel);
                break;
            case DeliveryOutcome.RetryLater later:
                (row.Error, row.NextAttemptAt, row.Attempts) = (later.Why, now + later.Wait, row.Attempts + (later.IsFailure ? 1 : 0));
                break;
            case DeliveryOutcome.Unknown unknown:
                (row.Error, row.NextAttemptAt, row.Attempts) = (
                    unknown.Why,
                    now + unknown.Wait,
                    row.Attempts + (unknown.IsFailure ? 1 : 0)
                );
                if (row.Ts is null)
                {
                    (row.State, row.UncertainSince) = (
                        MessageState.Uncertain,
                        row.UncertainSince ?? (sent.LeasedUntil!.Value - DispatchCycle.Lease)
                    );
                }
                else
                {
                    row.ResendAt = now + Sender.LatestArrival;
                }

                break;
            case DeliveryOutcome.NotFound:
                (row.State, row.UncertainSince) = (MessageState.Ready, null);
                break;
            case DeliveryOutcome.Unverifiable unseen:
                (row.State, row.Error) = (MessageState.Ready, unseen.Why);
                break;
            case DeliveryOutcome.PayloadRefused tooMuch:
                row.Error = tooMuch.Error;
                break;
            case DeliveryOutcome.EditRefused refused:
                await lostCards.Replace(db, row, refused.Error, now, cancel);
                break;
            case DeliveryOutcome.DeletedUnseen when row.Kind == Outbox.AlertKind:
                await lostCards.Replace(db, row, CardRecovery.Deleted, now, cancel);
                break;
            case DeliveryOutcome.DeletedUnseen:
                (row.State, row.Error) = (MessageState.Abandoned, "Somebody deleted it in Slack");
                break;
            case DeliveryOutcome.Abandoned dropped:
                (row.State, row.Error) = (MessageState.Abandoned, dropped.Why);
                await RecordNeverPosted(db, row, dropped.Why, now, cancel);
                if (dropped.NotifyOperator)
                {
                    await operators.Notify(db, row, dropped.Why, now, cancel);
                }

                if (dropped.NextStep is { } next)
                {
                    await WantedMessages.Add(db, [ReportFiles.Failed(row, dropped.Why, next, now)], cancel);
                }

                break;
            case DeliveryOutcome.NeedsOperator unresolved:
                (row.State, row.Error) = (MessageState.NeedsOperator, unresolved.Why);
                await operators.Notify(db, row, unresolved.Why, now, cancel);
                break;
            case DeliveryOutcome.ChannelClosed closed:
                row.Error = closed.Error;
                await db.SaveChangesAsync(cancel);
                await reroute.Close(db, closed.Channel, closed.Error, now, cancel);
                await reroute.Repost(db, row, now, cancel);
                break;
            case DeliveryOutcome.WorkspaceClosed closed:
                row.Error = closed.Error;
                await RateLimitStore.Close(db, WorkspaceKey, closed.Error, now + WorkspaceRecheckInterval, cancel);
                break;
        }
    }

    private static async Task RecordNeverPosted(HandoffDb db, MessageRow row, string why, Instant now, CancellationToken cancel)
    {
        if (row is not { Kind: Outbox.AlertKind, Ts: null })
        {
            return;
        }

        AlertRow? alert;
        try
        {
            alert = await db.Alerts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == row.Subject, cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            // An alert that cannot be read has no history to write either; why it was never posted stands in the message.
            return;
        }

        if (alert is not null)
        {
            var fact = new AlertFact(AlertFactKind.NeverPosted, now, Detail: why);
            await AlertHistory.Append(db, [AlertFactRow.Of(alert.Alert, fact)], cancel);
        }
    }
}
