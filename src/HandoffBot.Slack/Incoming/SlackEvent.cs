using System.Text.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>What comes to the events address. Read as leniently as an <see cref="Interaction"/>.</summary>
public abstract record SlackEvent
{
    /// <summary>Reads the JSON of a request's body. Text that is no JSON object gives an <see cref="UnknownEvent"/>.</summary>
    public static SlackEvent Parse(string json) => Json.Read(json, Parse);

    /// <summary>Reads a request's body. Keeps nothing of <paramref name="payload"/>, whose document may be disposed afterwards.</summary>
    public static SlackEvent Parse(JsonElement payload) =>
        payload.Text("type") switch
        {
            "url_verification" => new UrlVerification(payload.Text("challenge") ?? ""),
            "event_callback" => EventCallback.From(payload),
            "app_rate_limited" => new AppRateLimited(payload.Number("minute_rate_limited") ?? 0),
            var other => new UnknownEvent(other),
        };
}

/// <summary>Slack asks whether the address is ours; the answer is the challenge itself.</summary>
public sealed record UrlVerification(string Challenge) : SlackEvent;

/// <summary>Slack dropped events, as there were too many.</summary>
/// <param name="Minute">The minute it began, in Unix seconds.</param>
public sealed record AppRateLimited(long Minute) : SlackEvent;

/// <summary>A request of a kind this library does not know.</summary>
/// <param name="Type">What Slack calls it; null when it said nothing usable.</param>
public sealed record UnknownEvent(string? Type) : SlackEvent;

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
    public bool FromBot { get; init; }

    internal static EventCallback From(JsonElement payload)
    {
        var inner = payload.Part("event");
        return new EventCallback
        {
            EventId = payload.Text("event_id") ?? "",
            Type = inner.Text("type") ?? "",
            TeamId = payload.Text("team_id"),
            UserId = inner.Text("user") ?? inner.Part("user").Text("id"),
            ChannelId = inner.Text("channel") ?? inner.Part("channel").Text("id"),
            Tab = inner.Text("tab"),
            Text = inner.Text("text"),
            FromBot = inner.Text("bot_id") is not null || inner.Text("subtype") == "bot_message",
        };
    }
}
