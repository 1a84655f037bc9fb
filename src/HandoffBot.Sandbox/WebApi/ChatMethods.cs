using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>chat.*</summary>
internal sealed class ChatMethods(Workspace workspace, DuplicateMessageResponse duplicates, Func<Uri> url)
{
    private const int LongestUpdate = 4000;
    private const int LongestPost = 40_000;

    public IEnumerable<ApiMethod> All =>
        [
            new("chat.postMessage", RateLimitTier.PostMessage, ["chat:write"], Post),
            new("chat.update", RateLimitTier.Tier3, ["chat:write"], Update),
            new("chat.delete", RateLimitTier.Tier3, ["chat:write"], Delete),
            new("chat.postEphemeral", RateLimitTier.Tier4, ["chat:write"], PostEphemeral),
            new("chat.getPermalink", RateLimitTier.Special, [], Permalink),
        ];

    private ApiResponse Post(ApiRequest call)
    {
        var (channel, refusal) = ConversationResolver.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return refusal!;
        }

        var content = MessageContent.Read(call.Arguments);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        var thread = call.Arguments.Text("thread_ts") is { Length: > 0 } ts ? ts : null;
        if (thread is not null && channel.Find(thread) is null)
        {
            return ApiResponse.Failure("thread_not_found");
        }

        var id = call.Arguments.Text("client_msg_id") is { Length: > 0 } given ? given : null;
        if (id is not null && !Guid.TryParse(id, out _))
        {
            return ApiResponse.InvalidArgument("client_msg_id", "must be a valid UUID");
        }

        var text = content.Text.Length > LongestPost ? content.Text[..LongestPost] : content.Text;
        var draft = new NewMessage(
            Workspace.BotUser,
            text,
            content.Blocks,
            thread,
            id,
            content.Metadata,
            call.Arguments.Flag("reply_broadcast")
        );
        var (message, duplicate) = channel.Post(draft, call.ArrivedAt, workspace.Clock.GetUtcNow());
        if (duplicate && duplicates == DuplicateMessageResponse.Refuse)
        {
            return ApiResponse.Failure("duplicate_client_msg_id");
        }

        if (!duplicate)
        {
            workspace.Changes.Raise();
        }

        return Answer(channel, message);
    }

    private ApiResponse Update(ApiRequest call)
    {
        var (channel, message, refusal) = OwnMessage(call, "cant_update_message");
        if (channel is null || message is null)
        {
            return refusal!;
        }

        if (message.EditError is { } refused)
        {
            return ApiResponse.Failure(refused);
        }

        var content = MessageContent.Read(call.Arguments);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        if (content.Text.Length > LongestUpdate)
        {
            return ApiResponse.Failure("msg_too_long");
        }
        // An update with text alone removes the blocks; one with blocks alone keeps the text.
        var revision = new Revision(call.ArrivedAt, content.HasText ? content.Text : message.Text, content.Blocks);
        var changed = channel.Change(
            message.Ts,
            m => m with { Revisions = m.Revisions.Add(revision), Metadata = content.Metadata ?? m.Metadata }
        );
        if (changed is null)
        {
            return ApiResponse.Failure("message_not_found");
        }

        workspace.Changes.Raise();
        var answer = Answer(channel, changed);
        answer.Body["text"] = changed.Text;
        return answer;
    }

    private ApiResponse Delete(ApiRequest call)
    {
        var (channel, message, refusal) = OwnMessage(call, "cant_delete_message");
        if (channel is null || message is null)
        {
            return refusal!;
        }

        channel.Change(message.Ts, m => m with { Deleted = true });
        workspace.Changes.Raise();
        return ApiResponse.Ok(("channel", channel.Id), ("ts", message.Ts)) with { Ts = message.Ts };
    }

    private ApiResponse PostEphemeral(ApiRequest call)
    {
        var (channel, refusal) = ConversationResolver.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return refusal!;
        }

        if (workspace.FindUser(call.Arguments.Text("user")) is not { } user)
        {
            return ApiResponse.Failure("user_not_in_channel");
        }

        var content = MessageContent.Read(call.Arguments);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        var ephemeral = channel.PostEphemeral(
            user.Id,
            content.Text,
            content.Blocks,
            call.Arguments.Text("thread_ts"),
            workspace.Clock.GetUtcNow()
        );
        workspace.Changes.Raise();
        return ApiResponse.Ok(("message_ts", ephemeral.Ts)) with { Ts = ephemeral.Ts };
    }

    private ApiResponse Permalink(ApiRequest call)
    {
        if (workspace.FindChannel(call.Arguments.Text("channel")) is not { } channel)
        {
            return ApiResponse.Failure("channel_not_found");
        }

        if (channel.Find(call.Arguments.Text("message_ts")) is not { } message)
        {
            return ApiResponse.Failure("message_not_found");
        }

        return ApiResponse.Ok(("channel", channel.Id), ("permalink", Permalinks.Of(url(), message))) with
        {
            Ts = message.Ts,
        };
    }

    // The message that a call names, if the bot may change it.
    private (Channel? Channel, ChannelMessage? Message, ApiResponse? Refusal) OwnMessage(ApiRequest call, string notOwn)
    {
        var (channel, refusal) = ConversationResolver.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return (null, null, refusal);
        }

        if (call.Arguments.Text("ts") is not { Length: > 0 } ts)
        {
            return (null, null, ApiResponse.MissingArgument("ts"));
        }

        return channel.Find(ts) switch
        {
            null => (null, null, ApiResponse.Failure("message_not_found")),
            { User: not Workspace.BotUser } => (null, null, ApiResponse.Failure(notOwn)),
            var message => (channel, message, null),
        };
    }

    private static ApiResponse Answer(Channel channel, ChannelMessage message) =>
        ApiResponse.Ok(("channel", channel.Id), ("ts", message.Ts), ("message", message.ToSlackJson(metadata: true))) with
        {
            Ts = message.Ts,
        };
}
