using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>conversations.*</summary>
internal sealed class ConversationMethods(Workspace workspace)
{
    private static readonly string[] Read = ["channels:read", "groups:read", "im:read", "mpim:read"];
    private static readonly string[] ReadHistory = ["channels:history", "groups:history", "im:history", "mpim:history"];

    public IEnumerable<ApiMethod> All =>
        [
            new("conversations.open", Tier.Three, ["im:write", "mpim:write"], Open),
            new("conversations.info", Tier.Three, Read, Info),
            new("conversations.list", Tier.Two, Read, List),
            new("conversations.members", Tier.Four, Read, Members),
            new("conversations.history", Tier.Three, ReadHistory, History),
            new("conversations.replies", Tier.Three, ReadHistory, Replies),
        ];

    private ApiAnswer Open(ApiCall call)
    {
        if (call.Arguments.Text("users") is not { Length: > 0 } users)
        {
            return ApiAnswer.Missing("users");
        }

        if (users.Contains(',', StringComparison.Ordinal))
        {
            return ApiAnswer.Refuse("too_many_users");
        }

        if (workspace.FindUser(users) is not { IsBot: false, Deleted: false } user)
        {
            return ApiAnswer.Refuse("user_not_found");
        }

        return ApiAnswer.Ok(("channel", new JsonObject { ["id"] = workspace.DirectMessage(user).Id }));
    }

    private ApiAnswer Info(ApiCall call)
    {
        if (Seen(call, "channels:read", "groups:read", "im:read", out var channel) is { } refusal)
        {
            return refusal;
        }

        var json = channel.Slack();
        if (call.Arguments.Flag("include_num_members"))
        {
            json["num_members"] = workspace.Users.Count();
        }

        return ApiAnswer.Ok(("channel", json));
    }

    private ApiAnswer List(ApiCall call)
    {
        var types = (call.Arguments.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        var archived = !call.Arguments.Flag("exclude_archived");
        var (page, next, refusal) = Paging.Cut(
            [.. workspace.Channels.Where(c => types.Contains(TypeOf(c)) && (archived || !c.Archived))],
            call.Arguments,
            1000
        );
        return refusal
            ?? ApiAnswer.Ok(
                ("channels", new JsonArray([.. page.Select(c => c.Slack())])),
                ("response_metadata", new JsonObject { ["next_cursor"] = next })
            );
    }

    private ApiAnswer Members(ApiCall call)
    {
        if (Seen(call, "channels:read", "groups:read", "im:read", out var channel) is { } refused)
        {
            return refused;
        }

        string[] members =
            channel.Kind == ChannelKind.Im
                ? [channel.User!, Workspace.BotUser]
                : [.. workspace.Users.Where(u => channel.BotMember || !u.IsBot).Select(u => u.Id)];
        var (page, next, refusal) = Paging.Cut(members, call.Arguments, 1000);
        return refusal
            ?? ApiAnswer.Ok(
                ("members", new JsonArray([.. page.Select(m => JsonValue.Create(m))])),
                ("response_metadata", new JsonObject { ["next_cursor"] = next })
            );
    }

    private ApiAnswer History(ApiCall call)
    {
        if (Seen(call, "channels:history", "groups:history", "im:history", out var channel) is { } refusal)
        {
            return refusal;
        }

        if (!channel.BotMember)
        {
            return ApiAnswer.Refuse("not_in_channel");
        }

        return Page(call, [.. channel.Messages.Where(m => m.ThreadTs is null || m.Broadcast).Reverse()]);
    }

    private ApiAnswer Replies(ApiCall call)
    {
        if (Seen(call, "channels:history", "groups:history", "im:history", out var channel) is { } refusal)
        {
            return refusal;
        }

        if (channel.Find(call.Arguments.Text("ts")) is not { } parent)
        {
            return ApiAnswer.Refuse("thread_not_found");
        }

        return Page(call, [.. channel.Messages.Where(m => m.Ts == parent.Ts || m.ThreadTs == parent.Ts)]);
    }

    private static ApiAnswer Page(ApiCall call, IReadOnlyList<Message> messages)
    {
        var arguments = call.Arguments;
        var inclusive = arguments.Flag("inclusive");
        if (!Bound("oldest", out var oldest))
        {
            return ApiAnswer.Refuse("invalid_ts_oldest");
        }

        if (!Bound("latest", out var latest))
        {
            return ApiAnswer.Refuse("invalid_ts_latest");
        }

        var (page, next, refusal) = Paging.Cut([.. messages.Where(Within)], arguments, 999);
        var metadata = arguments.Flag("include_all_metadata");
        var answer = refusal
            ?? ApiAnswer.Ok(
                ("messages", new JsonArray([.. page.Select(m => m.Slack(metadata))])),
                ("has_more", next.Length > 0),
                ("pin_count", 0)
            );
        if (next.Length > 0)
        {
            answer.Body["response_metadata"] = new JsonObject { ["next_cursor"] = next };
        }

        return answer;

        bool Within(Message message)
        {
            var at = Timestamps.Read(message.Ts)!.Value;
            return (oldest is not { } from || at > from || (inclusive && at == from))
                && (latest is not { } to || at < to || (inclusive && at == to));
        }

        bool Bound(string name, out long? value)
        {
            value = Timestamps.Read(arguments.Text(name));
            return value is not null || string.IsNullOrEmpty(arguments.Text(name));
        }
    }

    // A scope for one kind of conversation does not open the others.
    private ApiAnswer? Seen(ApiCall call, string open, string closed, string direct, out Channel channel)
    {
        channel = workspace.FindChannel(call.Arguments.Text("channel"))!;
        if (channel is null || (channel.Kind == ChannelKind.Private && !channel.BotMember))
        {
            return ApiAnswer.Refuse("channel_not_found");
        }

        var needed = channel.Kind switch
        {
            ChannelKind.Channel => open,
            ChannelKind.Private => closed,
            _ => direct,
        };
        // conversations.open lets an app look at its own direct conversations.
        if (call.Scopes.Contains(needed) || needed == "im:read")
        {
            return null;
        }

        var refusal = ApiAnswer.Refuse("missing_scope");
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
