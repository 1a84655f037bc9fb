using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>
/// A payload of the interactivity request URL. Parsing never fails: what Slack leaves out or sends in another shape is null
/// or empty, and an unknown type is an <see cref="UnknownInteraction"/>. No text in it is escaped. Source: Slack's "Handling
/// user interaction".
/// </summary>
public abstract record Interaction
{
    /// <summary>The user, <c>U…</c> or <c>W…</c>; empty when Slack left it out.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The workspace, <c>T…</c>; null when Slack left it out.</summary>
    public string? TeamId { get; init; }

    /// <summary>Opens one modal within 3 seconds; null when Slack left it out.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Accepts responses, see <c>ResponseUrlClient</c>; null unless Slack gave an absolute http or https address.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Parses a payload.</summary>
    /// <param name="json">Text that is no JSON object gives an <see cref="UnknownInteraction"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Interaction Parse(string json) => PayloadJson.Read(json, Parse);

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">Not kept: its document may be disposed afterwards.</param>
    public static Interaction Parse(JsonElement payload)
    {
        var type = payload.GetText("type");
        Interaction read = type switch
        {
            "block_actions" => BlockActions.From(payload),
            "view_submission" => new ViewSubmission { View = IncomingView.From(payload.GetMember("view")) },
            "view_closed" => new ViewClosed
            {
                View = IncomingView.From(payload.GetMember("view")),
                IsCleared = payload.GetFlag("is_cleared") ?? false,
            },
            "shortcut" => new GlobalShortcut { CallbackId = payload.GetText("callback_id") ?? "" },
            "message_action" => MessageShortcut.From(payload),
            "block_suggestion" => BlockSuggestion.From(payload),
            _ => new UnknownInteraction { Type = type },
        };
        return read with
        {
            UserId = payload.GetMember("user").GetText("id") ?? "",
            TeamId = payload.GetMember("team").GetText("id") ?? payload.GetMember("user").GetText("team_id"),
            TriggerId = payload.GetText("trigger_id"),
            ResponseUrl = PayloadJson.HttpUrl(
                payload.GetText("response_url") ?? payload.GetItems("response_urls").FirstOrDefault().GetText("response_url")
            ),
        };
    }
}

/// <summary>
/// A modal was submitted. The response, a <see cref="ViewResponse"/> or empty, is due within 3 seconds. Source: Slack's "View
/// interactions payloads".
/// </summary>
public sealed record ViewSubmission : Interaction
{
    /// <summary>The modal and its values.</summary>
    public required IncomingView View { get; init; }
}

/// <summary>A modal was closed; sent only for views with <c>notify_on_close</c>. Source: Slack's "View interactions payloads".</summary>
public sealed record ViewClosed : Interaction
{
    /// <summary>The modal.</summary>
    public required IncomingView View { get; init; }

    /// <summary>Whether the whole stack of modals was closed.</summary>
    public bool IsCleared { get; init; }
}

/// <summary>A global shortcut, from the search bar or the composer. Source: Slack's "Shortcuts".</summary>
public sealed record GlobalShortcut : Interaction
{
    /// <summary>The shortcut's id in the app manifest; empty when Slack left it out.</summary>
    public required string CallbackId { get; init; }
}

/// <summary>An interaction of a type this library does not know, or an unreadable payload.</summary>
public sealed record UnknownInteraction : Interaction
{
    /// <summary>Its type; null when the payload has none.</summary>
    public string? Type { get; init; }
}
