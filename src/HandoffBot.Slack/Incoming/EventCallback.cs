using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>An event of the workspace. Source: Slack's "The Events API" and the page of each event.</summary>
public sealed record EventCallback : SlackEvent
{
    /// <summary>Identifies the event, the same in every delivery of it; empty when Slack left it out.</summary>
    public required string EventId { get; init; }

    /// <summary>Type of the event, e.g. <c>app_home_opened</c>; empty when Slack left it out.</summary>
    public required string Type { get; init; }

    /// <summary>The workspace, <c>T…</c>; null when Slack left it out.</summary>
    public string? TeamId { get; init; }

    /// <summary>The user who caused it; null when the event has none.</summary>
    public string? UserId { get; init; }

    /// <summary>The channel it happened in; null when the event has none.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Of <c>app_home_opened</c>: <c>home</c> or <c>messages</c>; otherwise null.</summary>
    public string? Tab { get; init; }

    /// <summary>Text of a message, not escaped further; null for other events.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a bot caused it, perhaps this one: responding to such an event would loop.</summary>
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
