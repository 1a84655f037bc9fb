using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>A slash command. What Slack leaves out is empty. Source: Slack's "Implementing slash commands".</summary>
/// <param name="Command">With its slash, e.g. <c>/handoff</c>.</param>
/// <param name="Text">What follows it, trimmed and not escaped.</param>
/// <param name="UserId">The user, <c>U…</c> or <c>W…</c>.</param>
/// <param name="ChannelId">The channel it was typed in.</param>
/// <param name="TriggerId">Opens one modal within 3 seconds; also identifies this invocation.</param>
/// <param name="ResponseUrl">
/// Accepts responses, see <c>ResponseUrlClient</c>; null unless Slack gave an absolute http or https address.
/// </param>
public sealed record SlashCommand(
    string Command,
    string Text,
    string UserId,
    string ChannelId,
    string TriggerId,
    Uri? ResponseUrl
)
{
    /// <summary>Parses a command sent over Socket Mode, or stored as JSON.</summary>
    /// <param name="json">Text that is no JSON object gives a command whose parts are empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static SlashCommand Parse(string json) => PayloadJson.Read(json, Parse);

    /// <summary>Reads a command sent over Socket Mode.</summary>
    /// <param name="payload">Not kept: its document may be disposed afterwards.</param>
    public static SlashCommand Parse(JsonElement payload) => Of(name => payload.GetText(name));

    private static SlashCommand Of(Func<string, string?> field) =>
        new(
            field("command") ?? "",
            (field("text") ?? "").Trim(),
            field("user_id") ?? "",
            field("channel_id") ?? "",
            field("trigger_id") ?? "",
            PayloadJson.HttpUrl(field("response_url"))
        );
}
