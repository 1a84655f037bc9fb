using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>The whole workspace as the page reads it.</summary>
internal static class StateJson
{
    private const int CallsShown = 100;
    private const int DeliveriesShown = 50;

    public static JsonObject Of(SandboxServer server)
    {
        var workspace = server.Workspace;
        // Read first: what changes while this is written makes the page read again.
        var version = workspace.Changes.Version;
        return new JsonObject
        {
            ["version"] = version,
            ["clock"] = Clock(server),
            ["bot"] = new JsonObject { ["id"] = Workspace.BotUser, ["name"] = "HandoffBot" },
            ["connection"] =
                server.Sockets.HasConnections ? "socket"
                : server.BotUrl is null ? "none"
                : "http",
            ["users"] = List(workspace.Users.Where(u => !u.IsBot), User),
            ["channels"] = List(workspace.Channels, Channel),
            ["messages"] = List(workspace.Channels.SelectMany(c => c.Messages).OrderBy(m => m.Ts, StringComparer.Ordinal), m =>
                Message(m, server.Url)
            ),
            ["ephemerals"] = List(workspace.Channels.SelectMany(c => c.Ephemerals), Note),
            ["views"] = List(workspace.OpenViews, View),
            ["homes"] = new JsonObject(workspace.HomeTabs.Select(h => KeyValuePair.Create(h.User, (JsonNode?)h.ToSlackJson()))),
            ["warnings"] = List(workspace.Warnings, Plain),
            ["faults"] = List(server.Faults.Active, Fault),
            ["calls"] = List(server.Calls.Latest.TakeLast(CallsShown), Call),
            ["deliveries"] = List(server.Deliveries.Latest.TakeLast(DeliveriesShown), Delivery),
        };
    }

    public static JsonObject Clock(SandboxServer server) =>
        new()
        {
            ["now"] = server.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            ["offset_seconds"] = (long)server.Clock.Offset.TotalSeconds,
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

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> how) => new([.. items.Select(how)]);

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

    private static JsonObject Note(EphemeralMessage note) =>
        new()
        {
            ["channel"] = note.Channel,
            ["ts"] = note.Ts,
            ["user"] = note.User,
            ["text"] = note.Text,
            ["blocks"] = note.Blocks.ToNode(),
            ["thread_ts"] = note.ThreadTs,
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

    private static JsonObject Delivery(DeliveryRecord delivered) =>
        new()
        {
            ["at"] = delivered.SentAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["kind"] = delivered.Kind,
            ["user"] = delivered.User,
            ["status"] = delivered.Status,
            ["ms"] = Math.Round(delivered.Duration.TotalMilliseconds, 1),
            ["error"] = delivered.Error,
        };
}
