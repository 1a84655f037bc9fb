using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>users.*, auth.test and api.test.</summary>
internal sealed class UserMethods(Workspace workspace, Func<Uri> url)
{
    public IEnumerable<ApiMethod> All =>
        [
            new("auth.test", Tier.Special, [], Test),
            new("users.info", Tier.Four, ["users:read"], Info),
            new("users.list", Tier.Two, ["users:read"], List),
            new("users.lookupByEmail", Tier.Three, ["users:read.email"], Lookup),
        ];

    private ApiAnswer Test(ApiCall call) =>
        ApiAnswer.Ok(
            ("url", url().ToString()),
            ("team", "Sandbox"),
            ("user", "handoffbot"),
            ("team_id", Workspace.TeamId),
            ("user_id", Workspace.BotUser),
            ("bot_id", Workspace.BotId),
            ("is_enterprise_install", false)
        );

    private ApiAnswer Info(ApiCall call) =>
        workspace.FindUser(call.Arguments.Text("user")) is { } user
            ? ApiAnswer.Ok(("user", user.Slack(Email(call))))
            : ApiAnswer.Refuse("user_not_found");

    private ApiAnswer List(ApiCall call)
    {
        var (page, next, refusal) = Paging.Cut([.. workspace.Users], call.Arguments, 1000);
        return refusal
            ?? ApiAnswer.Ok(
                ("members", new JsonArray([.. page.Select(u => u.Slack(Email(call)))])),
                ("response_metadata", new JsonObject { ["next_cursor"] = next })
            );
    }

    private ApiAnswer Lookup(ApiCall call)
    {
        if (call.Arguments.Text("email") is not { Length: > 0 } email)
        {
            return ApiAnswer.Missing("email");
        }

        var user = workspace.Users.FirstOrDefault(u =>
            !u.Deleted && u.Email.Length > 0 && string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)
        );
        return user is null ? ApiAnswer.Refuse("users_not_found") : ApiAnswer.Ok(("user", user.Slack(email: true)));
    }

    private static bool Email(ApiCall call) => call.Scopes.Contains("users:read.email");
}
