using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Responses;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Sends clicks to the bot as block_actions.</summary>
internal sealed class Clicks(Workspace workspace, PayloadFactory payloads, ResponseUrlRegistry urls, Dispatcher dispatcher)
{
    private const string Kind = "block_actions";

    public async Task<DeliveryRecord> OnMessage(User user, string channelId, string ts, Click click, CancellationToken cancellation)
    {
        if (workspace.FindChannel(channelId) is not { } channel)
        {
            return workspace.Refuse(Kind, user, $"There is no channel {channelId}");
        }

        var message = channel.Find(ts);
        var ephemeral = message is null ? channel.Ephemerals.FirstOrDefault(e => e.Ts == ts && e.User == user.Id) : null;
        if (message is null && ephemeral is null)
        {
            return workspace.Refuse(Kind, user, "That message is not there");
        }

        if (Action(message, ephemeral, click) is not { } action)
        {
            return workspace.Refuse(Kind, user, "That is not on the message as it now stands");
        }

        var payload = payloads.Interaction(Kind, user);
        var container = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = ts,
            ["channel_id"] = channelId,
            ["is_ephemeral"] = ephemeral is not null,
        };
        if ((message?.ThreadTs ?? ephemeral?.ThreadTs) is { } thread)
        {
            container["thread_ts"] = thread;
        }

        payload["container"] = container;
        payload["channel"] = new JsonObject
        {
            ["id"] = channelId,
            ["name"] = channel.Kind == ChannelKind.Im ? "directmessage" : channel.Name,
        };
        if (message is not null)
        {
            payload["message"] = message.ToSlackJson(metadata: true);
        }

        payload["state"] = State(message?.Blocks ?? ephemeral?.Blocks, action);
        payload["response_url"] = urls.Issue(channelId, user.Id, ts, ephemeral is not null, message?.ThreadTs ?? ephemeral?.ThreadTs);
        payload["actions"] = new JsonArray(action);
        var record = await dispatcher.Send(new Delivery(Kind, BotEndpoint.Interactivity, user.Id, payload), cancellation);
        if (record.Error is { } error)
        {
            workspace.Warn(new ClientWarning(user.Id, channelId, ts, click.ActionId, record.SentAt, error));
        }

        return record;
    }

    public async Task<DeliveryRecord> OnView(User user, OpenView view, Click click, CancellationToken cancellation)
    {
        if (Click.Find(view.View.Get("blocks"), click.BlockId, click.ActionId) is not { } found)
        {
            return workspace.Refuse(Kind, user, "That is not on the view as it now stands");
        }

        if (click.ToAction(found.Element, found.BlockId, ActionTs()) is not { } action)
        {
            return workspace.Refuse(Kind, user, "That is not one of the options");
        }

        var payload = payloads.Interaction(Kind, user);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["view"] = view.ToSlackJson();
        payload["actions"] = new JsonArray(action);
        var record = await dispatcher.Send(new Delivery(Kind, BotEndpoint.Interactivity, user.Id, payload), cancellation);
        if (record.Error is { } error)
        {
            workspace.Warn(new ClientWarning(user.Id, null, null, click.ActionId, record.SentAt, error));
        }

        return record;
    }

    private string ActionTs() =>
        (workspace.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds.ToString(
            "F6",
            System.Globalization.CultureInfo.InvariantCulture
        );

    private JsonObject? Action(ChannelMessage? message, EphemeralMessage? ephemeral, Click click)
    {
        if (Click.Find(message?.Blocks ?? ephemeral?.Blocks, click.BlockId, click.ActionId) is { } now)
        {
            return click.ToAction(now.Element, now.BlockId, ActionTs());
        }

        if (!click.AllowStale)
        {
            return null;
        }
        // A stale client: the element is taken from the newest revision that had it.
        foreach (var revision in message?.Revisions.Reverse() ?? [])
        {
            if (Click.Find(revision.Blocks, click.BlockId, click.ActionId) is { } then)
            {
                return click.ToAction(then.Element, then.BlockId, ActionTs());
            }
        }

        var unknown = JsonSerializer.SerializeToElement(new { type = "button", text = new { type = "plain_text", text = click.ActionId } });
        return click.ToAction(unknown, click.BlockId ?? "unknown", ActionTs());
    }

    // The state lists the selected option of each select; for the one just used, the new one.
    private static JsonObject State(JsonElement? blocks, JsonObject action)
    {
        var values = new JsonObject();
        foreach (var block in blocks.Items())
        {
            foreach (var element in block.Get("elements").Items().Append(block.Get("accessory") ?? default))
            {
                if (
                    element.Text("action_id") is not { } id
                    || element.Text("type") is not { } type
                    || type is "button" or "overflow" or "feedback_buttons" or "icon_button"
                )
                {
                    continue;
                }

                var used = (string?)action["action_id"] == id && (string?)action["block_id"] == block.Text("block_id");
                var chosen = used ? action["selected_option"]?.DeepClone() : element.Get("initial_option").ToNode();
                values[block.Text("block_id")!] ??= new JsonObject();
                values[block.Text("block_id")!]![id] = new JsonObject { ["type"] = type, ["selected_option"] = chosen };
            }
        }

        return new JsonObject { ["values"] = values };
    }
}
