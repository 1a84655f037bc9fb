using HandoffBot.Hosting;
using HandoffBot.Publishing.Cards;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>One try to make Slack match one leased message. Writes nothing down.</summary>
public sealed class Sender(
    SlackClient slack,
    IDatabase database,
    IEnumerable<ICard> cards,
    Destinations destinations,
    Reconciler reconciler,
    FileSender files,
    Backoff backoff,
    RetryDelay delay,
    TimeProvider time
)
{
    internal static readonly Duration LongestCall = Duration.FromSeconds(12);

    /// <summary>How long after its call has ended Slack may still apply a request: a proxy or a queue may have held it.</summary>
    internal static readonly Duration LatestArrival = LongestCall + Duration.FromSeconds(8);

    private const int MaximumUnknownErrors = 8;
    private const int MaximumDrawFailures = 3;
    private readonly Dictionary<string, ICard> _cards = cards.ToDictionary(card => card.Kind, StringComparer.Ordinal);

    /// <summary>Sends, or reconciles what is in doubt.</summary>
    public async Task<DeliveryOutcome> Send(MessageRow row, CancellationToken cancel) =>
        await Try(row, cancel) switch
        {
            // A reply in a thread offers nothing to press and is never edited again by itself: where it may stand needs no look.
            DeliveryOutcome.NeedsOperator unresolved when row.ReplyTo is not null => new DeliveryOutcome.Abandoned(unresolved.Why),
            // Slack may show it all the same: it is not forgotten.
            DeliveryOutcome.Abandoned dropped when row is { Ts: null, UncertainSince: not null, ReplyTo: null } =>
                new DeliveryOutcome.NeedsOperator(
                    $"{dropped.Why}. But Slack may show it as it once was, for the answer to an earlier try was lost"
                ),
            var outcome => outcome,
        };

    /// <summary>Whether the last try was refused for what the card held.</summary>
    internal static bool WasPayloadRefused(MessageRow row) =>
        row.Error is { } error && SlackErrors.Classify(error) == SlackErrorClass.Payload;

    private async Task<DeliveryOutcome> Try(MessageRow row, CancellationToken cancel)
    {
        var (destination, otherwise) = await destinations.Of(row, cancel);
        if (destination is null)
        {
            return otherwise!;
        }

        if (files.Sends(row))
        {
            return await files.Send(row, destination, cancel);
        }

        if (row.State == MessageState.Uncertain)
        {
            return await reconciler.Reconcile(row, destination, cancel);
        }

        OutgoingMessage? message;
        try
        {
            message = await database.Read((db, token) => Card(row).Render(db, row, time.Now(), token), cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            return Undrawable(row, fault);
        }

        if (message is null)
        {
            return new DeliveryOutcome.Abandoned(
                row.Ts is null ? "It was withdrawn or had expired before it could be posted" : "Nothing of it is left to show"
            );
        }

        if (WasPayloadRefused(row))
        {
            message = PlainCard.Of(row, message);
        }

        var now = time.Now();
        if (row.Ts is null && row.ExpiresAt <= now)
        {
            return new DeliveryOutcome.Abandoned(DeliveryStore.ExpiredInQueue);
        }

        if (row.LeasedUntil - now < LongestCall)
        {
            return new DeliveryOutcome.RetryLater("The lease was too short for another try", Duration.Zero, IsFailure: false);
        }

        message = message with { Channel = destination.Channel, ThreadTs = destination.ThreadTs, Metadata = Reconciler.NameOf(row) };
        var result = row.Ts is { } ts
            ? await slack.UpdateMessage(destination.Channel, ts, message, cancel)
            : await slack.PostMessage(message with { ClientMessageId = row.ClientMessageId }, cancel);
        return result.Value is { } shown
            ? new DeliveryOutcome.Delivered(shown.Channel, row.Ts ?? shown.Ts, now, AsSent: row.UncertainSince is null)
            : await Classify(result.Failure!, row, destination, cancel);
    }

    private async Task<DeliveryOutcome> Classify(SlackFailure failure, MessageRow row, Destination destination, CancellationToken cancel) =>
        failure switch
        {
            RequestRateLimited limited => RateLimited(row, limited),
            RequestNotSent notSent => new DeliveryOutcome.RetryLater(notSent.Reason, Wait(row), NoResponse: true),
            OutcomeUnknown uncertain => new DeliveryOutcome.Unknown(uncertain.Reason, Wait(row)),
            RequestRejected { Class: SlackErrorClass.Duplicate } => await reconciler.FindDuplicate(row, destination, cancel),
            RequestRejected { Class: SlackErrorClass.Channel } refused => new DeliveryOutcome.ChannelClosed(row.Channel, refused.Error),
            RequestRejected { Class: SlackErrorClass.Workspace } refused => new DeliveryOutcome.WorkspaceClosed(refused.Error),
            RequestRejected { Class: SlackErrorClass.Payload } refused when !WasPayloadRefused(row) => new DeliveryOutcome.PayloadRefused(
                refused.Error
            ),
            RequestRejected { Class: SlackErrorClass.Payload } refused => new DeliveryOutcome.Abandoned(
                $"Slack refused even its plainest form: {refused.Reason}",
                NotifyOperator: true
            ),
            RequestRejected { Class: SlackErrorClass.Message } refused when row is { Kind: Outbox.AlertKind, Ts: not null } =>
                new DeliveryOutcome.EditRefused(refused.Error),
            RequestRejected { Class: SlackErrorClass.Message } refused => new DeliveryOutcome.Abandoned(refused.Reason),
            RequestRejected { Class: SlackErrorClass.Transient } refused => new DeliveryOutcome.Unknown(refused.Reason, Wait(row)),
            RequestRejected refused when row.Attempts + 1 >= MaximumUnknownErrors => new DeliveryOutcome.Abandoned(
                $"Slack refused it {row.Attempts + 1} times: {refused.Reason}",
                NotifyOperator: true
            ),
            _ => new DeliveryOutcome.RetryLater(failure.Reason, Wait(row)),
        };

    // Nothing was sent. What an instance of a newer release wrote is left to that one.
    private DeliveryOutcome Undrawable(MessageRow row, Exception fault)
    {
        var why = $"It cannot be drawn: {fault.GetBaseException().Message}";
        return row.Attempts + 1 < MaximumDrawFailures || fault.GetBaseException() is NewerDocumentException
            ? new DeliveryOutcome.RetryLater(why, Wait(row))
            : new DeliveryOutcome.Abandoned(why, NotifyOperator: true);
    }

    // Only what was told to wait waits: the channel of a post, the method of an edit.
    private DeliveryOutcome.RateLimited RateLimited(MessageRow row, RequestRateLimited limited)
    {
        var until = time.Now() + backoff.After(limited);
        return row.Ts is null
            ? new DeliveryOutcome.RateLimited(SlackPaces.Channel(row.Channel), until, limited.Reason)
            : new DeliveryOutcome.RateLimited(SlackPaces.Edits.Key, until, limited.Reason);
    }

    private Duration Wait(MessageRow row) => delay.AfterFailure(row, time.Now());

    private ICard Card(MessageRow row) =>
        _cards.TryGetValue(row.Kind, out var card)
            ? card
            : throw new InvalidOperationException($"Nothing draws messages of kind {row.Kind}.");
}
