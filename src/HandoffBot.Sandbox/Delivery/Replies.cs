using HandoffBot.Sandbox.WebApi;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Delivery;

/// <summary>What the bot answers to a click or a command, put where it belongs.</summary>
internal sealed class Replies(Workspace workspace)
{
    /// <summary>Null when it was done.</summary>
    public ApiAnswer? Apply(ResponseUrl to, Arguments reply, DateTimeOffset at)
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

        var content = Content.Read(reply);
        if (content.Refusal is not null)
        {
            return content.Refusal;
        }

        if (channel.Archived)
        {
            return ApiAnswer.Refuse("is_archived");
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

    private void Add(Channel channel, ResponseUrl to, Arguments reply, Content content, DateTimeOffset at)
    {
        var now = workspace.Clock.GetUtcNow();
        var thread = reply.Text("thread_ts") ?? to.Thread;
        if (reply.Text("response_type") is "in_channel")
        {
            channel.Post(new Draft(Workspace.BotUser, content.Text, content.Blocks, thread), at, now);
        }
        else
        {
            channel.Whisper(to.User, content.Text, content.Blocks, thread, now);
        }
    }

    private static void Replace(Channel channel, ResponseUrl to, string ts, Content content, DateTimeOffset at)
    {
        if (!to.Ephemeral)
        {
            channel.Change(ts, m => m with { Revisions = m.Revisions.Add(new Revision(at, content.Text, content.Blocks)) });
            return;
        }

        // A note that is replaced keeps its place, as in Slack's clients.
        channel.ChangeNote(ts, note => note with { Text = content.Text, Blocks = content.Blocks });
    }

    private static void Remove(Channel channel, ResponseUrl to, string ts)
    {
        if (to.Ephemeral)
        {
            channel.Unwhisper(ts);
        }
        else
        {
            channel.Change(ts, m => m with { Deleted = true });
        }
    }
}
