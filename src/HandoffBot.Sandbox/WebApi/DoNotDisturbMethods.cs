using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>dnd.info and dnd.teamInfo. What people set for a while is told to themselves alone, and the bot has set nothing.</summary>
internal sealed class DoNotDisturbMethods(Workspace workspace)
{
    private const int MostUsers = 50;

    public IEnumerable<ApiMethod> All =>
        [
            new("dnd.info", RateLimitTier.Tier3, ["dnd:read"], Info),
            new("dnd.teamInfo", RateLimitTier.Tier2, ["dnd:read"], TeamInfo),
        ];

    private ApiResponse Info(ApiRequest call)
    {
        if (workspace.FindUser(call.Arguments.Text("user") ?? Workspace.BotUser) is not { } user)
        {
            return ApiResponse.Failure("user_not_found");
        }

        var told = Told(user, call.ArrivedAt);
        return ApiResponse.Ok([.. told.Select(one => (one.Key, one.Value?.DeepClone()))]);
    }

    private ApiResponse TeamInfo(ApiRequest call)
    {
        var ids = (call.Arguments.Text("users") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ids.Length == 0)
        {
            return ApiResponse.Failure("no_users_provided");
        }

        if (ids.Length > MostUsers)
        {
            return ApiResponse.Failure("too_many_users");
        }

        // Whoever is not visible to the app is left out.
        var users = ids.Distinct(StringComparer.Ordinal).Select(workspace.FindUser).OfType<User>();
        return ApiResponse.Ok(
            ("users", new JsonObject([.. users.Select(user => KeyValuePair.Create(user.Id, (JsonNode?)Told(user, call.ArrivedAt)))]))
        );
    }

    // Somebody without such a time is told of with 1, and a time that is over is the one that comes next no more.
    private static JsonObject Told(User user, DateTimeOffset now) =>
        user.DoNotDisturb is var (start, end) && end > now
            ? new JsonObject
            {
                ["dnd_enabled"] = true,
                ["next_dnd_start_ts"] = start.ToUnixTimeSeconds(),
                ["next_dnd_end_ts"] = end.ToUnixTimeSeconds(),
            }
            : new JsonObject
            {
                ["dnd_enabled"] = false,
                ["next_dnd_start_ts"] = 1,
                ["next_dnd_end_ts"] = 1,
            };
}
