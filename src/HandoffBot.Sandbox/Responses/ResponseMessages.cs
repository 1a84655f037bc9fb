using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Responses;

/// <summary>Applies a response of the bot to an interaction or command: posts, replaces or deletes a message.</summary>
internal sealed class ResponseMessages(Workspace workspace)
{
    /// <summary>Null on success.</summary>
    public ApiResponse? Apply(IssuedResponseUrl to, RequestArguments reply, DateTimeOffset at)
    {
        var channel = workspace.Channel(to.Channel);
        if (reply.Flag("delete_original"))
        {
            if (to.Ts is { } gone)
            {
                Remove(channel, to, gone);
            }

            workspace.Changes.Raise();
            return null;
        }

        var content = MessageContent.Read(reply);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        if (channel.Archived)
        {
            return ApiResponse.Failure("is_archived");
        }

        if (reply.Flag("replace_original") && to.Ts is { } ts)
        {
            Replace(channel, to, ts, content, at);
        }
        else
        {
            Add(channel, to, reply, content, at);
        }

        workspace.Changes.Raise();
        return null;
    }

    private void Add(Channel channel, IssuedResponseUrl to, RequestArguments reply, MessageContent content, DateTimeOffset at)
    {
        var now = workspace.Clock.GetUtcNow();
        var thread = reply.Text("thread_ts") ?? to.Thread;
        if (reply.Text("response_type") is "in_channel")
        {
            channel.Post(new NewMessage(Workspace.BotUser, content.Text, content.Blocks, thread), at, now);
        }
        else
        {
            channel.PostEphemeral(to.User, content.Text, content.Blocks, thread, now);
        }
    }

    private static void Replace(Channel channel, IssuedResponseUrl to, string ts, MessageContent content, DateTimeOffset at)
    {
        if (!to.Ephemeral)
        {
            channel.Change(ts, m => m with { Revisions = m.Revisions.Add(new Revision(at, content.Text, content.Blocks)) });
            return;
        }

        // An ephemeral message that is replaced keeps its place, as in Slack's clients.
        channel.ChangeEphemeral(ts, ephemeral => ephemeral with { Text = content.Text, Blocks = content.Blocks });
    }

    private static void Remove(Channel channel, IssuedResponseUrl to, string ts)
    {
        if (to.Ephemeral)
        {
            channel.DeleteEphemeral(ts);
        }
        else
        {
            channel.Change(ts, m => m with { Deleted = true });
        }
    }
}
