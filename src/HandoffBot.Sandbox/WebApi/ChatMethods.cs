using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>chat.*</summary>
internal sealed class ChatMethods(Workspace workspace, SandboxOptions options, Func<Uri> url)
{
    private const int LongestUpdate = 4000;
    private const int LongestPost = 40_000;

    public IEnumerable<ApiMethod> All =>
        [
            new("chat.postMessage", Tier.Message, ["chat:write"], Post),
            new("chat.update", Tier.Three, ["chat:write"], Update),
            new("chat.delete", Tier.Three, ["chat:write"], Delete),
            new("chat.postEphemeral", Tier.Four, ["chat:write"], PostEphemeral),
            new("chat.getPermalink", Tier.Special, [], Permalink),
        ];

    private ApiAnswer Post(ApiCall call)
    {
        var (channel, refusal) = Target.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return refusal!;
        }

        var content = Content.Read(call.Arguments);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        var thread = call.Arguments.Text("thread_ts") is { Length: > 0 } ts ? ts : null;
        if (thread is not null && channel.Find(thread) is null)
        {
            return ApiAnswer.Refuse("thread_not_found");
        }

        var id = call.Arguments.Text("client_msg_id") is { Length: > 0 } given ? given : null;
        if (id is not null && !Guid.TryParse(id, out _))
        {
            return ApiAnswer.Argument("client_msg_id", "must be a valid UUID");
        }

        var text = content.Text.Length > LongestPost ? content.Text[..LongestPost] : content.Text;
        var draft = new Draft(
            Workspace.BotUser,
            text,
            content.Blocks,
            thread,
            id,
            content.Metadata,
            call.Arguments.Flag("reply_broadcast")
        );
        var (message, duplicate) = channel.Post(draft, call.At, workspace.Clock.GetUtcNow());
        if (duplicate && options.Duplicates == DuplicateAnswer.Refuse)
        {
            return ApiAnswer.Refuse("duplicate_client_msg_id");
        }

        if (!duplicate)
        {
            workspace.Changes.Raise();
        }

        return Answer(channel, message);
    }

    private ApiAnswer Update(ApiCall call)
    {
        var (channel, refusal) = Target.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return refusal!;
        }

        if (call.Arguments.Text("ts") is not { Length: > 0 } ts)
        {
            return ApiAnswer.Missing("ts");
        }

        if (channel.Find(ts) is not { } message)
        {
            return ApiAnswer.Refuse("message_not_found");
        }

        if (message.User != Workspace.BotUser)
        {
            return ApiAnswer.Refuse("cant_update_message");
        }

        var content = Content.Read(call.Arguments);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        if (content.Text.Length > LongestUpdate)
        {
            return ApiAnswer.Refuse("msg_too_long");
        }
        // Text without blocks takes the blocks away; blocks without text leave the text as it was.
        var revision = new Revision(call.At, content.TextGiven ? content.Text : message.Text, content.Blocks);
        var changed = channel.Change(ts, m => m with { Revisions = m.Revisions.Add(revision), Metadata = content.Metadata ?? m.Metadata });
        if (changed is null)
        {
            return ApiAnswer.Refuse("message_not_found");
        }

        workspace.Changes.Raise();
        var answer = Answer(channel, changed);
        answer.Body["text"] = changed.Text;
        return answer;
    }

    private ApiAnswer Delete(ApiCall call)
    {
        var (channel, refusal) = Target.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return refusal!;
        }

        if (call.Arguments.Text("ts") is not { Length: > 0 } ts)
        {
            return ApiAnswer.Missing("ts");
        }

        if (channel.Find(ts) is not { } message)
        {
            return ApiAnswer.Refuse("message_not_found");
        }

        if (message.User != Workspace.BotUser)
        {
            return ApiAnswer.Refuse("cant_delete_message");
        }

        channel.Change(ts, m => m with { Deleted = true });
        workspace.Changes.Raise();
        return ApiAnswer.Ok(("channel", channel.Id), ("ts", ts)) with { Ts = ts };
    }

    private ApiAnswer PostEphemeral(ApiCall call)
    {
        var (channel, refusal) = Target.Writable(workspace, call.Arguments.Text("channel"));
        if (channel is null)
        {
            return refusal!;
        }

        if (workspace.FindUser(call.Arguments.Text("user")) is not { } user)
        {
            return ApiAnswer.Refuse("user_not_in_channel");
        }

        var content = Content.Read(call.Arguments);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        var note = channel.Whisper(user.Id, content.Text, content.Blocks, call.Arguments.Text("thread_ts"), workspace.Clock.GetUtcNow());
        workspace.Changes.Raise();
        return ApiAnswer.Ok(("message_ts", note.Ts)) with { Ts = note.Ts };
    }

    private ApiAnswer Permalink(ApiCall call)
    {
        if (workspace.FindChannel(call.Arguments.Text("channel")) is not { } channel)
        {
            return ApiAnswer.Refuse("channel_not_found");
        }

        if (channel.Find(call.Arguments.Text("message_ts")) is not { } message)
        {
            return ApiAnswer.Refuse("message_not_found");
        }

        return ApiAnswer.Ok(("channel", channel.Id), ("permalink", Permalinks.Of(url(), message))) with
        {
            Ts = message.Ts,
        };
    }

    private static ApiAnswer Answer(Channel channel, Message message) =>
        ApiAnswer.Ok(("channel", channel.Id), ("ts", message.Ts), ("message", message.Slack(metadata: true))) with
        {
            Ts = message.Ts,
        };
}
