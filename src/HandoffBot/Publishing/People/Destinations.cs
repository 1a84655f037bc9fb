using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>Where a message goes.</summary>
/// <param name="Channel">The conversation, as Slack names it.</param>
/// <param name="ThreadTs">The message it replies to; null for one of its own.</param>
public sealed record Destination(string Channel, string? ThreadTs = null);

/// <summary>Finds where a message goes: its channel, a person's direct conversation, or the thread of the message it replies to.</summary>
public sealed class Destinations(AddressResolver addressee, IDatabase database)
{
    private static readonly Duration ForTheCard = Duration.FromSeconds(1);

    /// <summary>The destination, or the outcome when there is none (yet).</summary>
    public async Task<(Destination? Found, DeliveryOutcome? Otherwise)> Of(MessageRow row, CancellationToken cancel)
    {
        if (row.ReplyTo is { } id)
        {
            return Thread(await database.Read((db, token) => RowsByKey.Message(db, id, token), cancel));
        }

        if (row.PostedChannel is { } posted)
        {
            return (new Destination(posted), null);
        }

        var (channel, otherwise) = await addressee.Resolve(row.Channel, row.Attempts + 1, cancel);
        return channel is null ? (null, otherwise) : (new Destination(channel), null);
    }

    private static (Destination? Found, DeliveryOutcome? Otherwise) Thread(MessageRow? card) =>
        card switch
        {
            { Ts: { } ts } => (new Destination(card.PostedChannel ?? card.Channel, ts), null),
            null or { State: MessageState.Abandoned or MessageState.NeedsOperator } => (
                null,
                new DeliveryOutcome.Abandoned("The card it replies to is not in Slack")
            ),
            _ => (null, new DeliveryOutcome.RetryLater("It waits for the card it replies to", ForTheCard, IsFailure: false)),
        };
}
