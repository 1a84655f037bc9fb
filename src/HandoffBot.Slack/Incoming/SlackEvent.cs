using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>What comes to the events address. Read as leniently as an <see cref="Interaction"/>.</summary>
public abstract record SlackEvent
{
    /// <summary>Reads the JSON of a request's body. Text that is no JSON object gives an <see cref="UnknownEvent"/>.</summary>
    public static SlackEvent Parse(string json) => PayloadJson.Read(json, Parse);

    /// <summary>Reads a request's body. Keeps nothing of <paramref name="payload"/>, whose document may be disposed afterwards.</summary>
    public static SlackEvent Parse(JsonElement payload) =>
        payload.GetText("type") switch
        {
            "url_verification" => new UrlVerification(payload.GetText("challenge") ?? ""),
            "event_callback" => EventCallback.From(payload),
            "app_rate_limited" => new AppRateLimited(payload.GetNumber("minute_rate_limited") ?? 0),
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
