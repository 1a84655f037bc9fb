using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>The state of the whole workspace, in the form the page reads.</summary>
internal sealed class StateJson(
    Workspace workspace,
    SocketModeServer sockets,
    HttpTransport http,
    FaultRegistry faults,
    CallLog calls,
    DeliveryLog deliveries,
    Func<Uri> url
)
{
    private const int CallsShown = 100;
    private const int DeliveriesShown = 50;

    public JsonObject Whole()
    {
        // Read first, so that a change during serialization makes the page read again.
        var version = workspace.Changes.Version;
        return new JsonObject
        {
            ["version"] = version,
            ["clock"] = Clock(workspace.Clock),
            ["bot"] = new JsonObject { ["id"] = Workspace.BotUser, ["name"] = "HandoffBot" },
            ["shortcuts"] = List(MessageShortcuts.Registered, Plain),
            ["connection"] =
                sockets.HasConnections ? "socket"
                : http.BotUrl is null ? "none"
                : "http",
            ["users"] = List(workspace.Users.Where(u => !u.IsBot), User),
            ["channels"] = List(workspace.Channels, Channel),
            ["messages"] = List(workspace.Channels.SelectMany(c => c.Messages).OrderBy(m => m.Ts, StringComparer.Ordinal), m =>
                Message(m, url())
            ),
            ["ephemerals"] = List(workspace.Channels.SelectMany(c => c.Ephemerals), Note),
            ["views"] = List(workspace.OpenViews, View),
            ["homes"] = new JsonObject(workspace.HomeTabs.Select(h => KeyValuePair.Create(h.User, (JsonNode?)h.ToSlackJson()))),
            ["warnings"] = List(workspace.Warnings, Plain),
            ["faults"] = List(faults.Active, Fault),
            ["calls"] = List(calls.Latest.TakeLast(CallsShown), Call),
            ["deliveries"] = List(deliveries.Latest.TakeLast(DeliveriesShown), Delivery),
        };
    }

    public static JsonObject Clock(SandboxClock clock) =>
        new()
        {
            ["now"] = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            ["offset_seconds"] = (long)clock.Offset.TotalSeconds,
        };

    public static JsonNode Fault(RegisteredFault placed)
    {
        var json = (JsonObject)Plain(placed.Fault);
        json.Remove("delay");
        json["id"] = placed.Id;
        json["times"] = placed.Remaining;
        json["delay_seconds"] = placed.Fault.Delay.TotalSeconds;
        return json;
    }

    public static JsonNode Call(CallRecord call) =>
        new JsonObject
        {
            ["number"] = call.Number,
            ["at"] = call.ArrivedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["method"] = call.Method,
            ["channel"] = call.Channel,
            ["ok"] = call.Outcome == "ok",
            ["error"] = call.Outcome == "ok" ? null : call.Outcome,
            ["ms"] = Math.Round(call.Duration.TotalMilliseconds, 2),
            ["ts"] = call.Ts,
        };

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> toJson) => new([.. items.Select(toJson)]);

    private static JsonNode Plain<T>(T value) => JsonSerializer.SerializeToNode(value, SandboxJson.Options)!;

    private static JsonObject User(User user) =>
        new()
        {
            ["id"] = user.Id,
            ["name"] = user.Name,
            ["real_name"] = user.RealName,
            ["title"] = user.Title,
            ["email"] = user.Email,
            ["is_bot"] = user.IsBot,
        };

    private static JsonObject Channel(Channel channel) =>
        new()
        {
            ["id"] = channel.Id,
            ["name"] = channel.Name,
            ["topic"] = channel.Topic,
            ["is_im"] = channel.Kind == ChannelKind.Im,
            ["is_private"] = channel.Kind == ChannelKind.Private,
            ["is_archived"] = channel.Archived,
            ["is_member"] = channel.BotMember,
            ["user"] = channel.User,
        };

    private static JsonObject Message(ChannelMessage message, Uri url)
    {
        var json = message.ToSlackJson(metadata: true);
        json["channel"] = message.Channel;
        json["revision"] = message.Revisions.Count;
        json["permalink"] = Permalinks.Of(url, message);
        return json;
    }

    private static JsonObject Note(EphemeralMessage ephemeral) =>
        new()
        {
            ["channel"] = ephemeral.Channel,
            ["ts"] = ephemeral.Ts,
            ["user"] = ephemeral.User,
            ["text"] = ephemeral.Text,
            ["blocks"] = ephemeral.Blocks.ToNode(),
            ["thread_ts"] = ephemeral.ThreadTs,
        };

    private static JsonObject View(OpenView view) =>
        new()
        {
            ["id"] = view.Id,
            ["user"] = view.User,
            ["root_id"] = view.RootId,
            ["previous_id"] = view.PreviousId,
            ["errors"] = view.Errors is null ? null : Plain(view.Errors),
            ["view"] = view.ToSlackJson(),
        };

    private static JsonObject Delivery(DeliveryRecord record) =>
        new()
        {
            ["at"] = record.SentAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["kind"] = record.Kind,
            ["user"] = record.User,
            ["status"] = record.Status,
            ["ms"] = Math.Round(record.Duration.TotalMilliseconds, 1),
            ["error"] = record.Error,
        };
}
