using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>
/// A payload of the events request URL, parsed as leniently as an <see cref="Interaction"/>. Source: Slack's "The Events API".
/// </summary>
public abstract record SlackEvent
{
    /// <summary>Parses a payload.</summary>
    /// <param name="json">Text that is no JSON object gives an <see cref="UnknownEvent"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static SlackEvent Parse(string json) => PayloadJson.Read(json, Parse);

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">Not kept: its document may be disposed afterwards.</param>
    public static SlackEvent Parse(JsonElement payload) =>
        payload.GetText("type") switch
        {
            "url_verification" => new UrlVerification(payload.GetText("challenge") ?? ""),
            "event_callback" => EventCallback.From(payload),
            var other => new UnknownEvent(other),
        };
}

/// <summary>Verifies the request URL: the response has to be the challenge. Source: Slack's "url_verification event".</summary>
/// <param name="Challenge">Empty when Slack left it out.</param>
public sealed record UrlVerification(string Challenge) : SlackEvent;

/// <summary>A request of a type this library does not know, or an unreadable one.</summary>
/// <param name="Type">Its type; null when the payload has none.</param>
public sealed record UnknownEvent(string? Type) : SlackEvent;
