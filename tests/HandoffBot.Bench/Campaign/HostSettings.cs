using HandoffBot.Bench.Campaign.Disturbances;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.Campaign;

/// <summary>What a host needs to be told to run against a sandbox.</summary>
public static class HostSettings
{
    public static Dictionary<string, string> For(string connectionString, string agreement, SandboxServer slack) =>
        new()
        {
            ["Slack__BotToken"] = "xoxb-sandbox",
            ["Slack__SigningSecret"] = "sandbox-signing-secret",
            ["Slack__ApiBaseUrl"] = slack.ApiUrl.ToString(),
            ["Intake__ApiKeys__0__Name"] = "campaign",
            ["Intake__ApiKeys__0__Key"] = EventSender.Key,
            ["Intake__ApiKeys__1__Name"] = "flood",
            ["Intake__ApiKeys__1__Key"] = FloodingSender.Key,
            ["Agreement__Path"] = agreement,
            ["ConnectionStrings__HandoffBot"] = connectionString,
            ["Logging__LogLevel__Default"] = "Warning",
        };
}
