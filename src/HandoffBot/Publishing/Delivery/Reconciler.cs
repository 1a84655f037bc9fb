using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Finds out what became of a post whose answer never came. Where the history scope is granted Slack is asked; where not,
/// only the repeated client id prevents a second message.
/// </summary>
public sealed class Reconciler(SlackClient slack, SlackAvailability availability, Backoff backoff, RetryDelay delay, TimeProvider time)
{
    private const string NotInHistory = "Slack refused it as a duplicate and its history does not show it";

    // Clocks differ, and Slack stamps a message with its own.
    private static readonly Duration Margin = Duration.FromMinutes(2);

    /// <summary>The message's id in its metadata: opaque, no personal data.</summary>
    public static MessageMetadata NameOf(MessageRow row) => new("handoff_" + row.Kind, row.Id);

    /// <summary>Looks for a post in doubt before anything is sent again.</summary>
    public async Task<DeliveryOutcome> Reconcile(MessageRow row, Destination destination, CancellationToken cancel)
    {
        if (!availability.MayReadHistory(destination.Channel))
        {
            return new DeliveryOutcome.Unverifiable("uncertain, and there is no history scope to look it up");
        }

        return await Search(row, destination, (row.UncertainSince ?? row.CreatedAt) - Margin - Sender.LongestCall, cancel) switch
        {
            { Value.Ts: { } ts } => new DeliveryOutcome.Delivered(destination.Channel, ts, time.Now()),
            { Value: not null } => new DeliveryOutcome.NotFound(),
            { Failure: { } failure } => Classify(failure, row),
            _ => InDoubt("no answer", row),
        };
    }

    /// <summary>
    /// Slack refused the client id as a duplicate: the message exists, and only its timestamp is missing. One that the history
    /// does not show, not even when the slowest request has arrived, was deleted before its timestamp was known.
    /// </summary>
    public async Task<DeliveryOutcome> FindDuplicate(MessageRow row, Destination destination, CancellationToken cancel)
    {
        if (!availability.MayReadHistory(destination.Channel))
        {
            return new DeliveryOutcome.NeedsOperator(
                "Slack refused it as a duplicate, so it is there, but without a history scope it cannot be found to be kept up to date"
            );
        }

        return await Search(row, destination, row.CreatedAt - Margin, cancel) switch
        {
            // What is there came with an earlier try, and may say less than the last one.
            { Value.Ts: { } ts } => new DeliveryOutcome.Delivered(destination.Channel, ts, time.Now(), AsSent: false),
            { Value: not null } when row.Error == NotInHistory => new DeliveryOutcome.DeletedUnseen(),
            { Value: not null } => new DeliveryOutcome.RetryLater(NotInHistory, Sender.LatestArrival, IsFailure: false),
            { Failure: RequestRejected { Error: "history_too_long" or "missing_scope" } refused } => new DeliveryOutcome.NeedsOperator(
                $"Slack refused it as a duplicate, so it is there, but it cannot be looked up ({refused.Error})"
            ),
            _ => InDoubt("a duplicate that could not be looked up yet", row),
        };
    }

    private Task<SlackResult<MessageSearchResult>> Search(MessageRow row, Destination destination, Instant oldest, CancellationToken cancel)
    {
        var name = NameOf(row);
        return slack.FindByMetadata(destination.Channel, destination.ThreadTs, name.EventType, name.Id, oldest.ToDateTimeOffset(), cancel);
    }

    private DeliveryOutcome Classify(SlackFailure failure, MessageRow row) =>
        failure switch
        {
            RequestRateLimited limited => new DeliveryOutcome.RateLimited(
                SlackPaces.Histories.Key,
                time.Now() + backoff.After(limited),
                limited.Reason
            ),
            RequestRejected { Class: SlackErrorClass.Workspace } refused => new DeliveryOutcome.WorkspaceClosed(refused.Error),
            RequestRejected { Class: SlackErrorClass.Transient } refused => InDoubt(refused.Reason, row),
            RequestRejected refused => new DeliveryOutcome.Unverifiable($"uncertain, and it cannot be looked up ({refused.Error})"),
            _ => InDoubt(failure.Reason, row),
        };

    private DeliveryOutcome.Unknown InDoubt(string why, MessageRow row) => new(why, delay.AfterLookUp(row, time.Now()), IsFailure: false);
}
