using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>A slash command. What Slack leaves out is empty.</summary>
/// <param name="Command">With its slash, e.g. <c>/handoff</c>.</param>
/// <param name="Text">What follows it, trimmed; written by a person, so never trusted to be escaped.</param>
/// <param name="UserId">Who.</param>
/// <param name="ChannelId">Where.</param>
/// <param name="TeamId">In which workspace.</param>
/// <param name="TriggerId">Opens a modal, once, within three seconds; also names this very call.</param>
/// <param name="ResponseUrl">Where answers may go; null when Slack gave no usable address.</param>
public sealed record SlashCommand(
    string Command,
    string Text,
    string UserId,
    string ChannelId,
    string TeamId,
    string TriggerId,
    Uri? ResponseUrl
)
{
    /// <summary>Reads the form fields of a command sent over HTTP. Of a field sent twice the first counts.</summary>
    public static SlashCommand FromForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            known.TryAdd(name, value);
        }

        return Of(name => known.GetValueOrDefault(name));
    }

    /// <summary>Reads the JSON of a command sent over Socket Mode, or stored as JSON.</summary>
    public static SlashCommand Parse(string json) => PayloadJson.Read(json, Parse);

    /// <summary>Reads the payload of a command sent over Socket Mode.</summary>
    public static SlashCommand Parse(JsonElement payload) => Of(name => payload.GetText(name));

    private static SlashCommand Of(Func<string, string?> field) =>
        new(
            field("command") ?? "",
            (field("text") ?? "").Trim(),
            field("user_id") ?? "",
            field("channel_id") ?? "",
            field("team_id") ?? "",
            field("trigger_id") ?? "",
            PayloadJson.HttpUrl(field("response_url"))
        );
}
