using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>
/// Which app a payload is for and which workspace it comes from, for interactions, commands and events alike. Source: Slack's
/// pages of each payload. In a channel shared by Slack Connect the workspace is that of the person who acted.
/// </summary>
/// <param name="AppId">Id of the app, <c>A…</c>; null when Slack left it out.</param>
/// <param name="TeamId">Workspace the payload originated from, <c>T…</c>; null when Slack left it out.</param>
/// <param name="UserTeamId">
/// Workspace of the person who acted, <c>T…</c>, or their Enterprise organization, <c>E…</c>; null when Slack left it out.
/// </param>
public sealed record PayloadOrigin(string? AppId, string? TeamId, string? UserTeamId)
{
    /// <summary>The origin of a payload that names none.</summary>
    public static PayloadOrigin Unknown { get; } = new(null, null, null);

    /// <summary>Parses a payload.</summary>
    /// <param name="json">Text that is no JSON object gives <see cref="Unknown"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static PayloadOrigin Parse(string json) => PayloadJson.Read(json, Parse);

    private static PayloadOrigin Parse(JsonElement payload) =>
        new(
            payload.GetText("api_app_id"),
            payload.GetMember("team").GetText("id") ?? payload.GetText("team_id"),
            payload.GetMember("user").GetText("team_id")
        );
}
