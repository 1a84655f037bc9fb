namespace HandoffBot.Slack.WebApi;

/// <summary>A message of a channel's history that carries metadata.</summary>
/// <param name="Ts">Its timestamp, which identifies it in its channel.</param>
/// <param name="EventType">The metadata's name.</param>
/// <param name="Id">The metadata's id.</param>
/// <param name="Text">Its text as Slack stores it, escaped.</param>
public sealed record HistoryMessage(string Ts, string EventType, string Id, string Text)
{
    /// <summary>Who wrote it.</summary>
    public string? User { get; init; }

    /// <summary>The bot that wrote it.</summary>
    public string? BotId { get; init; }

    /// <summary>Whether the token's own bot wrote it. Anybody can post metadata of any name.</summary>
    /// <param name="identity">Of the token.</param>
    /// <exception cref="ArgumentNullException"><paramref name="identity"/> is null.</exception>
    public bool IsOf(SlackIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return User == identity.BotUserId || (BotId is { Length: > 0 } bot && bot == identity.BotId);
    }
}

/// <summary>A page of a channel's history.</summary>
/// <param name="Messages">Those that carry metadata, newest first.</param>
/// <param name="NextCursor">Of the next page; empty at the end.</param>
public sealed record HistoryMessages(IReadOnlyList<HistoryMessage> Messages, string NextCursor);
