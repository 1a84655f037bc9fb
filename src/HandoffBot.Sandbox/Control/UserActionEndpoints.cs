using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>Endpoints that act as a user: click, type, submit.</summary>
internal static class UserActionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, Workspace workspace, UserActions actions)
    {
        routes.MapPost("/sandbox/act", As(workspace, actions, Act));
        routes.MapPost(
            "/sandbox/command",
            As(workspace, actions, (user, a) => user.Command(a.Text("channel") ?? "", a.Text("text") ?? "", default))
        );
        routes.MapPost("/sandbox/shortcut", As(workspace, actions, Shortcut));
        routes.MapPost(
            "/sandbox/submit",
            As(workspace, actions, (user, a) => View(workspace, a) is { } view ? user.Submit(view, Typed(a)) : NotOpen(workspace))
        );
        routes.MapPost(
            "/sandbox/close",
            As(workspace, actions, (user, a) => View(workspace, a) is { } view ? user.Close(view) : NotOpen(workspace))
        );
        routes.MapPost("/sandbox/home", As(workspace, actions, (user, _) => user.OpenHome()));
        routes.MapPost("/sandbox/say", As(workspace, actions, Say));

        Task<DeliveryRecord> Act(SimulatedUser user, RequestArguments a)
        {
            var click = new Click(a.Text("action_id") ?? "")
            {
                BlockId = a.Text("block_id"),
                Value = Value(a.Root),
                AllowStale = a.Flag("stale"),
            };
            if (a.Text("view_id") is not { } id)
            {
                return user.Click(a.Text("channel") ?? "", a.Text("ts") ?? "", click);
            }

            var view = id == "home" ? workspace.HomeTabs.FirstOrDefault(h => h.User == a.Text("user")) : workspace.Views.Find(id);
            return view is null ? NotOpen(workspace) : user.Click(view, click);
        }

        Task<DeliveryRecord> Shortcut(SimulatedUser user, RequestArguments a) =>
            workspace.FindChannel(a.Text("channel"))?.Find(a.Text("ts")) is { } message
                ? user.Shortcut(message, a.Text("callback_id") ?? "")
                : Task.FromResult(Refusal(workspace, "That message is not there"));

        async Task<DeliveryRecord> Say(SimulatedUser user, RequestArguments a)
        {
            if (workspace.FindChannel(a.Text("channel")) is null)
            {
                return Refusal(workspace, "There is no such channel");
            }

            await user.PostMessage(a.Text("channel")!, a.Text("text") ?? "", a.Text("thread_ts"));
            return Refusal(workspace, "") with { Error = null };
        }
    }

    private static RequestDelegate As(
        Workspace workspace,
        UserActions actions,
        Func<SimulatedUser, RequestArguments, Task<DeliveryRecord>> act
    ) =>
        async context =>
        {
            var (arguments, error) = await RequestArguments.Read(context.Request);
            if (arguments is null || workspace.FindUser(arguments.Text("user")) is not { } found)
            {
                await ControlResponses.Refuse(context, error ?? "There is no such user");
                return;
            }

            var record = await act(new SimulatedUser(found, actions), arguments);
            var json = new JsonObject
            {
                ["ok"] = record.Acknowledged && record.Errors is null,
                ["status"] = record.Status,
                ["ms"] = Math.Round(record.Duration.TotalMilliseconds, 1),
            };
            if (record.Error is { Length: > 0 } what)
            {
                json["error"] = what;
            }

            if (record.Errors is { } errors)
            {
                json["errors"] = JsonSerializer.SerializeToNode(errors, SandboxJson.Options);
            }

            await ControlResponses.Send(context, json);
        };

    private static OpenView? View(Workspace workspace, RequestArguments arguments) => workspace.Views.Find(arguments.Text("view_id") ?? "");

    private static Task<DeliveryRecord> NotOpen(Workspace workspace) => Task.FromResult(Refusal(workspace, "That view is not open"));

    private static DeliveryRecord Refusal(Workspace workspace, string error) =>
        new(workspace.Clock.GetUtcNow(), "", null, null, null, TimeSpan.Zero, error);

    // { block: { action: { value | selected_option | selected_options } } } as the page has it, by action and by block.
    private static Dictionary<string, string?> Typed(RequestArguments arguments)
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (arguments.Json("values") is not { ValueKind: JsonValueKind.Object } values)
        {
            return typed;
        }

        foreach (var block in values.EnumerateObject())
        {
            if (block.Value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            foreach (var action in block.Value.EnumerateObject())
            {
                typed[block.Name] = Value(action.Value);
            }
        }

        return typed;
    }

    private static string? Value(JsonElement given)
    {
        if (given.Get("selected_options") is { ValueKind: JsonValueKind.Array } several)
        {
            return string.Join(',', several.EnumerateArray().Select(o => o.Text("value")));
        }

        if (given.Get("selected_option") is { } option)
        {
            return option.ValueKind == JsonValueKind.String ? option.GetString() : option.Text("value");
        }

        return given.Text("value") ?? given.Text("selected_user") ?? given.Text("selected_date") ?? given.Text("selected_time");
    }
}
