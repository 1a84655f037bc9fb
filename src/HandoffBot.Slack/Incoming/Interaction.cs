using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>
/// Something a person did. Read leniently: what Slack leaves out, or sends in another shape, is null or empty, and a kind
/// not known here is an <see cref="UnknownInteraction"/>. Nothing in it is trusted to be escaped.
/// </summary>
public abstract record Interaction
{
    /// <summary>Who did it, <c>U…</c>; empty when Slack did not say.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The workspace.</summary>
    public string? TeamId { get; init; }

    /// <summary>Opens a modal, once, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Where an answer may go; null when Slack gave no usable address.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Reads the JSON of a payload. Text that is no JSON object gives an <see cref="UnknownInteraction"/>.</summary>
    public static Interaction Parse(string json) => PayloadJson.Read(json, Parse);

    /// <summary>Reads a payload. Keeps nothing of <paramref name="payload"/>, whose document may be disposed afterwards.</summary>
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

/// <summary>A modal was submitted. Answer within three seconds.</summary>
public sealed record ViewSubmission : Interaction
{
    /// <summary>The modal and what was filled in.</summary>
    public required IncomingView View { get; init; }
}

/// <summary>A modal was closed; sent only for views that ask for it.</summary>
public sealed record ViewClosed : Interaction
{
    /// <summary>The modal.</summary>
    public required IncomingView View { get; init; }

    /// <summary>The whole stack of modals was closed.</summary>
    public bool IsCleared { get; init; }
}

/// <summary>A shortcut from the search bar or the composer.</summary>
public sealed record GlobalShortcut : Interaction
{
    /// <summary>Which one.</summary>
    public required string CallbackId { get; init; }
}

/// <summary>A kind of interaction this library does not know.</summary>
public sealed record UnknownInteraction : Interaction
{
    /// <summary>What Slack calls it; null when it said nothing usable.</summary>
    public string? Type { get; init; }
}
