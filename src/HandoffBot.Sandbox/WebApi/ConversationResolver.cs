using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Resolves the conversation that a call names: by id, by #name, or a user id for the direct message.</summary>
internal static class ConversationResolver
{
    public static Channel? Find(Workspace workspace, string? named)
    {
        if (workspace.FindChannel(named) is { } channel)
        {
            return channel;
        }

        if (workspace.FindUser(named) is { IsBot: false } user)
        {
            return workspace.DirectMessage(user);
        }

        return named is ['#', .. var name]
            ? workspace.Channels.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal))
            : null;
    }

    /// <summary>A conversation that the bot may post to, or the error response.</summary>
    public static (Channel? Channel, ApiResponse? Refusal) Writable(Workspace workspace, string? named)
    {
        if (string.IsNullOrEmpty(named))
        {
            return (null, ApiResponse.MissingArgument("channel"));
        }

        if (Find(workspace, named) is not { } channel)
        {
            return (null, ApiResponse.Failure("channel_not_found"));
        }

        if (channel.Archived)
        {
            return (null, ApiResponse.Failure("is_archived"));
        }

        if (channel.BotMember)
        {
            return (channel, null);
        }
        // A private channel is not visible to those who are not members.
        return (null, ApiResponse.Failure(channel.Kind == ChannelKind.Private ? "channel_not_found" : "not_in_channel"));
    }
}
