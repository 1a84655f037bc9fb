using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>Draws one kind of message from its newest state. Called again for every revision; keeps nothing between calls.</summary>
public interface ICard
{
    /// <summary><see cref="MessageRow.Kind"/> of what it draws.</summary>
    string Kind { get; }

    /// <summary>The message as it should be now; null when it should never be posted (any more).</summary>
    Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel);
}
