using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Responses;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>A shortcut in the menu of a message.</summary>
/// <param name="CallbackId">As the manifest names it.</param>
/// <param name="Name">What people read.</param>
public sealed record RegisteredShortcut(string CallbackId, string Name);

/// <summary>Sends message shortcuts to the bot as message_action.</summary>
internal sealed class MessageShortcuts(
    Workspace workspace,
    PayloadFactory payloads,
    ResponseUrlRegistry urls,
    Dispatcher dispatcher,
    AppInstallation app
)
{
    private const string Kind = "message_action";

    /// <summary>Those of the app's manifest.</summary>
    public static IReadOnlyList<RegisteredShortcut> Registered { get; } =
        [
            new("capture_example", "Capture as example"),
            new("missed_lead", "Why no alert?"),
        ];

    public async Task<DeliveryRecord> Use(User user, string channelId, string ts, string callbackId, CancellationToken cancellation)
    {
        if (workspace.FindChannel(channelId) is not { } channel || channel.Find(ts) is not { } message)
        {
            return workspace.Refuse(Kind, user, "That message is not there");
        }

        if (!app.Scopes.Contains("commands") || Registered.All(shortcut => shortcut.CallbackId != callbackId))
        {
            return workspace.Refuse(Kind, user, $"There is no shortcut {callbackId}");
        }

        var payload = payloads.Interaction(Kind, user);
        payload["callback_id"] = callbackId;
        payload["message_ts"] = ts;
        payload["channel"] = new JsonObject
        {
            ["id"] = channelId,
            ["name"] = channel.Kind == ChannelKind.Im ? "directmessage" : channel.Name,
        };
        payload["message"] = message.ToSlackJson(metadata: true);
        payload["response_url"] = urls.Issue(channelId, user.Id, ts, ephemeral: false, message.ThreadTs);
        var record = await dispatcher.Send(new Delivery(Kind, BotEndpoint.Interactivity, user.Id, payload), cancellation);
        if (record.Error is { } error)
        {
            workspace.Warn(new ClientWarning(user.Id, channelId, ts, callbackId, record.SentAt, error));
        }

        return record;
    }
}
