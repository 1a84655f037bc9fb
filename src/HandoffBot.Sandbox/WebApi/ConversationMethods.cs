using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>conversations.*</summary>
internal sealed class ConversationMethods(Workspace workspace)
{
    private static readonly string[] Read = ["channels:read", "groups:read", "im:read", "mpim:read"];
    private static readonly string[] ReadHistory = ["channels:history", "groups:history", "im:history", "mpim:history"];

    public IEnumerable<ApiMethod> All =>
        [
            new("conversations.open", RateLimitTier.Tier3, ["im:write", "mpim:write"], Open),
            new("conversations.info", RateLimitTier.Tier3, Read, Info),
            new("conversations.list", RateLimitTier.Tier2, Read, List),
            new("conversations.members", RateLimitTier.Tier4, Read, Members),
            new("conversations.history", RateLimitTier.Tier3, ReadHistory, History),
            new("conversations.replies", RateLimitTier.Tier3, ReadHistory, Replies),
        ];

    private ApiResponse Open(ApiRequest call)
    {
        if (call.Arguments.Text("users") is not { Length: > 0 } users)
        {
            return ApiResponse.MissingArgument("users");
        }

        if (users.Contains(',', StringComparison.Ordinal))
        {
            return ApiResponse.Failure("too_many_users");
        }

        if (workspace.FindUser(users) is not { IsBot: false, Deleted: false } user)
        {
            return ApiResponse.Failure("user_not_found");
        }

        return ApiResponse.Ok(("channel", new JsonObject { ["id"] = workspace.DirectMessage(user).Id }));
    }

    private ApiResponse Info(ApiRequest call)
    {
        if (CheckVisible(call, "channels:read", "groups:read", "im:read", out var channel) is { } refusal)
        {
            return refusal;
        }

        var json = channel.ToSlackJson();
        if (call.Arguments.Flag("include_num_members"))
        {
            json["num_members"] = workspace.Users.Count();
        }

        return ApiResponse.Ok(("channel", json));
    }

    private ApiResponse List(ApiRequest call)
    {
        var types = (call.Arguments.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        var archived = !call.Arguments.Flag("exclude_archived");
        var (page, next, refusal) = Paging.PageOf(
            [.. workspace.Channels.Where(c => types.Contains(TypeOf(c)) && (archived || !c.Archived))],
            call.Arguments,
            1000
        );
        return refusal
            ?? ApiResponse.Ok(
                ("channels", new JsonArray([.. page.Select(c => c.ToSlackJson())])),
                ("response_metadata", new JsonObject { ["next_cursor"] = next })
            );
    }

    private ApiResponse Members(ApiRequest call)
    {
        if (CheckVisible(call, "channels:read", "groups:read", "im:read", out var channel) is { } refused)
        {
            return refused;
        }

        string[] members =
            channel.Kind == ChannelKind.Im
                ? [channel.User!, Workspace.BotUser]
                : [.. workspace.Users.Where(u => channel.BotMember || !u.IsBot).Select(u => u.Id)];
        var (page, next, refusal) = Paging.PageOf(members, call.Arguments, 1000);
        return refusal
            ?? ApiResponse.Ok(
                ("members", new JsonArray([.. page.Select(m => JsonValue.Create(m))])),
                ("response_metadata", new JsonObject { ["next_cursor"] = next })
            );
    }

    private ApiResponse History(ApiRequest call)
    {
        if (CheckVisible(call, "channels:history", "groups:history", "im:history", out var channel) is { } refusal)
        {
            return refusal;
        }

        if (!channel.BotMember)
        {
            return ApiResponse.Failure("not_in_channel");
        }

        return Page(call, [.. channel.Messages.Where(m => m.ThreadTs is null || m.Broadcast).Reverse()]);
    }

    private ApiResponse Replies(ApiRequest call)
    {
        if (CheckVisible(call, "channels:history", "groups:history", "im:history", out var channel) is { } refusal)
        {
            return refusal;
        }

        if (channel.Find(call.Arguments.Text("ts")) is not { } parent)
        {
            return ApiResponse.Failure("thread_not_found");
        }

        return Page(call, [.. channel.Messages.Where(m => m.Ts == parent.Ts || m.ThreadTs == parent.Ts)]);
    }

    private static ApiResponse Page(ApiRequest call, IReadOnlyList<ChannelMessage> messages)
    {
        var arguments = call.Arguments;
        var inclusive = arguments.Flag("inclusive");
        if (!Bound("oldest", out var oldest))
        {
            return ApiResponse.Failure("invalid_ts_oldest");
        }

        if (!Bound("latest", out var latest))
        {
            return ApiResponse.Failure("invalid_ts_latest");
        }

        var (page, next, refusal) = Paging.PageOf([.. messages.Where(Within)], arguments, 999);
        var metadata = arguments.Flag("include_all_metadata");
        var answer = refusal
            ?? ApiResponse.Ok(
                ("messages", new JsonArray([.. page.Select(m => m.ToSlackJson(metadata))])),
                ("has_more", next.Length > 0),
                ("pin_count", 0)
            );
        if (next.Length > 0)
        {
            answer.Body["response_metadata"] = new JsonObject { ["next_cursor"] = next };
        }

        return answer;

        bool Within(ChannelMessage message)
        {
            var at = MessageTimestamps.Read(message.Ts)!.Value;
            return (oldest is not { } from || at > from || (inclusive && at == from))
                && (latest is not { } to || at < to || (inclusive && at == to));
        }

        bool Bound(string name, out long? value)
        {
            value = MessageTimestamps.Read(arguments.Text(name));
            return value is not null || string.IsNullOrEmpty(arguments.Text(name));
        }
    }

    // A scope for one kind of conversation does not grant access to the others.
    private ApiResponse? CheckVisible(ApiRequest call, string open, string closed, string direct, out Channel channel)
    {
        channel = workspace.FindChannel(call.Arguments.Text("channel"))!;
        if (channel is null || (channel.Kind == ChannelKind.Private && !channel.BotMember))
        {
            return ApiResponse.Failure("channel_not_found");
        }

        var needed = channel.Kind switch
        {
            ChannelKind.Channel => open,
            ChannelKind.Private => closed,
            _ => direct,
        };
        // An app may always read the info of its own direct messages.
        if (call.Scopes.Contains(needed) || needed == "im:read")
        {
            return null;
        }

        var refusal = ApiResponse.Failure("missing_scope");
        refusal.Body["needed"] = needed;
        refusal.Body["provided"] = string.Join(',', call.Scopes.Order(StringComparer.Ordinal));
        return refusal;
    }

    private static string TypeOf(Channel channel) =>
        channel.Kind switch
        {
            ChannelKind.Channel => "public_channel",
            ChannelKind.Private => "private_channel",
            _ => "im",
        };
}
