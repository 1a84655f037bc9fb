using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>Something happened in the workspace.</summary>
public sealed record EventCallback : SlackEvent
{
    /// <summary>The same for every delivery of one event; empty when Slack left it out.</summary>
    public required string EventId { get; init; }

    /// <summary>What happened, e.g. <c>app_home_opened</c>; empty when Slack left it out.</summary>
    public required string Type { get; init; }

    /// <summary>The workspace.</summary>
    public string? TeamId { get; init; }

    /// <summary>Who did it.</summary>
    public string? UserId { get; init; }

    /// <summary>Where.</summary>
    public string? ChannelId { get; init; }

    /// <summary>For <c>app_home_opened</c>: <c>home</c> or <c>messages</c>.</summary>
    public string? Tab { get; init; }

    /// <summary>For a message, its text.</summary>
    public string? Text { get; init; }

    /// <summary>A bot wrote it, perhaps this one: such events must never be answered.</summary>
    public bool IsFromBot { get; init; }

    internal static EventCallback From(JsonElement payload)
    {
        var inner = payload.GetMember("event");
        return new EventCallback
        {
            EventId = payload.GetText("event_id") ?? "",
            Type = inner.GetText("type") ?? "",
            TeamId = payload.GetText("team_id"),
            UserId = inner.GetText("user") ?? inner.GetMember("user").GetText("id"),
            ChannelId = inner.GetText("channel") ?? inner.GetMember("channel").GetText("id"),
            Tab = inner.GetText("tab"),
            Text = inner.GetText("text"),
            IsFromBot = inner.GetText("bot_id") is not null || inner.GetText("subtype") == "bot_message",
        };
    }
}
