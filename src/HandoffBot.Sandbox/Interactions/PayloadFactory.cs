using System.Globalization;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Creates payloads of the form Slack sends.</summary>
internal sealed class PayloadFactory(Workspace workspace, TriggerRegistry triggers)
{
    private const string VerificationToken = "sandbox-verification-token";
    private long _eventsCreated;

    /// <summary>The properties common to all interactions.</summary>
    public JsonObject Interaction(string type, User user) =>
        new()
        {
            ["type"] = type,
            ["user"] = new JsonObject
            {
                ["id"] = user.Id,
                ["username"] = user.Name,
                ["name"] = user.Name,
                ["team_id"] = Workspace.TeamId,
            },
            ["api_app_id"] = Workspace.AppId,
            ["token"] = VerificationToken,
            ["team"] = new JsonObject { ["id"] = Workspace.TeamId, ["domain"] = "sandbox" },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
            ["trigger_id"] = triggers.Issue(user.Id),
        };

    public JsonObject Command(User user, Channel channel, string command, string text, string responseUrl) =>
        new()
        {
            ["token"] = VerificationToken,
            ["team_id"] = Workspace.TeamId,
            ["team_domain"] = "sandbox",
            ["channel_id"] = channel.Id,
            ["channel_name"] = channel.Kind == ChannelKind.Im ? "directmessage" : channel.Name,
            ["user_id"] = user.Id,
            ["user_name"] = user.Name,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = Workspace.AppId,
            ["is_enterprise_install"] = "false",
            ["response_url"] = responseUrl,
            ["trigger_id"] = triggers.Issue(user.Id),
        };

    public JsonObject Event(JsonObject inner) =>
        new()
        {
            ["token"] = VerificationToken,
            ["team_id"] = Workspace.TeamId,
            ["api_app_id"] = Workspace.AppId,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = string.Create(CultureInfo.InvariantCulture, $"Ev0SANDBOX{Interlocked.Increment(ref _eventsCreated):000000}"),
            ["event_time"] = workspace.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(
                new JsonObject
                {
                    ["team_id"] = Workspace.TeamId,
                    ["user_id"] = Workspace.BotUser,
                    ["is_bot"] = true,
                    ["is_enterprise_install"] = false,
                }
            ),
            ["is_ext_shared_channel"] = false,
        };

    public static JsonObject Challenge(string challenge) =>
        new()
        {
            ["token"] = VerificationToken,
            ["challenge"] = challenge,
            ["type"] = "url_verification",
        };
}
