using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>Serializes messages, users, channels and views as Slack's API does.</summary>
internal static class SlackObjectJson
{
    /// <summary>Includes metadata only on request, and never the client_msg_id, which Slack does not return for messages of bots.</summary>
    public static JsonObject ToSlackJson(this ChannelMessage message, bool metadata)
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["user"] = message.User,
            ["ts"] = message.Ts,
            ["team"] = Workspace.TeamId,
            ["text"] = message.Text,
        };
        if (message.User == Workspace.BotUser)
        {
            json["bot_id"] = Workspace.BotId;
            json["app_id"] = Workspace.AppId;
        }

        if (message.Blocks is { } blocks)
        {
            json["blocks"] = blocks.ToNode();
        }

        if (message.ThreadTs is { } thread)
        {
            json["thread_ts"] = thread;
        }

        if (message.Files.Count > 0)
        {
            json["files"] = new JsonArray([.. message.Files.Select(ToSlackJson)]);
        }

        if (message.Broadcast)
        {
            json["subtype"] = "thread_broadcast";
        }

        if (metadata && message.Metadata is { } data)
        {
            json["metadata"] = data.ToNode();
        }

        if (message.Edited)
        {
            json["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = $"{message.Latest.At.ToUnixTimeSeconds()}.000000" };
        }

        return json;
    }

    private static JsonObject ToSlackJson(SharedFile file) =>
        new()
        {
            ["id"] = file.Id,
            ["name"] = file.Name,
            ["title"] = file.Title,
            ["size"] = file.Size,
            ["user"] = Workspace.BotUser,
        };

    public static JsonObject ToSlackJson(this User user, bool email)
    {
        var profile = new JsonObject { ["real_name"] = user.RealName, ["display_name"] = user.Name };
        if (email && user.Email.Length > 0)
        {
            profile["email"] = user.Email;
        }

        return new JsonObject
        {
            ["id"] = user.Id,
            ["team_id"] = Workspace.TeamId,
            ["name"] = user.Name,
            ["real_name"] = user.RealName,
            ["deleted"] = user.Deleted,
            ["is_bot"] = user.IsBot,
            ["is_restricted"] = user.IsGuest,
            ["is_ultra_restricted"] = false,
            ["tz"] = user.TimeZone,
            ["profile"] = profile,
        };
    }

    public static JsonObject ToSlackJson(this Channel channel)
    {
        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["is_im"] = channel.Kind == ChannelKind.Im,
            ["is_archived"] = channel.Archived,
        };
        if (channel.Kind == ChannelKind.Im)
        {
            json["user"] = channel.User;
            return json;
        }

        json["name"] = channel.Name;
        json["is_channel"] = channel.Kind == ChannelKind.Channel;
        json["is_group"] = channel.Kind == ChannelKind.Private;
        json["is_private"] = channel.Kind == ChannelKind.Private;
        json["is_member"] = channel.BotMember;
        return json;
    }

    public static JsonObject ToSlackJson(this OpenView view)
    {
        var json = (JsonObject)view.View.ToNode()!;
        json["id"] = view.Id;
        json["team_id"] = Workspace.TeamId;
        json["app_id"] = Workspace.AppId;
        json["bot_id"] = Workspace.BotId;
        json["app_installed_team_id"] = Workspace.TeamId;
        json["hash"] = view.Hash;
        json["root_view_id"] = view.RootId;
        json["previous_view_id"] = view.PreviousId;
        json["private_metadata"] ??= "";
        json["callback_id"] ??= "";
        json["external_id"] ??= "";
        json["state"] ??= new JsonObject { ["values"] = new JsonObject() };
        return json;
    }
}
