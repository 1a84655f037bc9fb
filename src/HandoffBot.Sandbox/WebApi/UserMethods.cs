using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>users.*, bots.info and auth.test.</summary>
internal sealed class UserMethods(Workspace workspace, Func<Uri?> url)
{
    public IEnumerable<ApiMethod> All =>
        [
            new("auth.test", RateLimitTier.Special, [], Test),
            new("bots.info", RateLimitTier.Tier3, ["users:read"], Bot),
            new("users.info", RateLimitTier.Tier4, ["users:read"], Info),
            new("users.list", RateLimitTier.Tier2, ["users:read"], List),
            new("users.lookupByEmail", RateLimitTier.Tier3, ["users:read.email"], Lookup),
        ];

    private ApiResponse Test(ApiRequest call) =>
        ApiResponse.Ok(
            ("url", url()?.ToString()),
            ("team", "Sandbox"),
            ("user", "handoffbot"),
            ("team_id", Workspace.TeamId),
            ("user_id", Workspace.BotUser),
            ("bot_id", Workspace.BotId),
            ("is_enterprise_install", false)
        );

    private static ApiResponse Bot(ApiRequest call) =>
        call.Arguments.Text("bot") == Workspace.BotId
            ? ApiResponse.Ok(
                (
                    "bot",
                    new JsonObject
                    {
                        ["id"] = Workspace.BotId,
                        ["deleted"] = false,
                        ["name"] = "handoffbot",
                        ["app_id"] = Workspace.AppId,
                        ["user_id"] = Workspace.BotUser,
                    }
                )
            )
            : ApiResponse.Failure("bot_not_found");

    private ApiResponse Info(ApiRequest call) =>
        workspace.FindUser(call.Arguments.Text("user")) is { } user
            ? ApiResponse.Ok(("user", user.ToSlackJson(Email(call))))
            : ApiResponse.Failure("user_not_found");

    private ApiResponse List(ApiRequest call)
    {
        var (page, next, refusal) = Paging.PageOf([.. workspace.Users], call.Arguments, 1000);
        return refusal
            ?? ApiResponse.Ok(
                ("members", new JsonArray([.. page.Select(u => u.ToSlackJson(Email(call)))])),
                ("response_metadata", new JsonObject { ["next_cursor"] = next })
            );
    }

    private ApiResponse Lookup(ApiRequest call)
    {
        if (call.Arguments.Text("email") is not { Length: > 0 } email)
        {
            return ApiResponse.MissingArgument("email");
        }

        var user = workspace.Users.FirstOrDefault(u =>
            !u.Deleted && u.Email.Length > 0 && string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)
        );
        return user is null ? ApiResponse.Failure("users_not_found") : ApiResponse.Ok(("user", user.ToSlackJson(email: true)));
    }

    private static bool Email(ApiRequest call) => call.Scopes.Contains("users:read.email");
}
