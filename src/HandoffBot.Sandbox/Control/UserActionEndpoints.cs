using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>What people do: click, type, submit.</summary>
internal static class UserActionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, SandboxServer server)
    {
        routes.MapPost("/sandbox/act", As(server, Act));
        routes.MapPost(
            "/sandbox/command",
            As(server, (person, a) => person.Command(a.Text("channel") ?? "", a.Text("text") ?? "", default))
        );
        routes.MapPost(
            "/sandbox/submit",
            As(server, (person, a) => View(server, a) is { } view ? person.Submit(view, Typed(a)) : NotOpen(server))
        );
        routes.MapPost("/sandbox/close", As(server, (person, a) => View(server, a) is { } view ? person.Close(view) : NotOpen(server)));
        routes.MapPost("/sandbox/home", As(server, (person, _) => person.OpenHome()));
        routes.MapPost("/sandbox/say", As(server, Say));

        Task<DeliveryRecord> Act(SimulatedUser person, RequestArguments a)
        {
            var click = new Click(a.Text("action_id") ?? "")
            {
                BlockId = a.Text("block_id"),
                Value = Value(a.Root),
                AllowStale = a.Flag("stale"),
            };
            if (a.Text("view_id") is not { } id)
            {
                return person.Click(a.Text("channel") ?? "", a.Text("ts") ?? "", click);
            }

            var view =
                id == "home" ? server.Workspace.HomeTabs.FirstOrDefault(h => h.User == a.Text("user")) : server.Workspace.Views.Find(id);
            return view is null ? NotOpen(server) : person.Click(view, click);
        }

        async Task<DeliveryRecord> Say(SimulatedUser person, RequestArguments a)
        {
            if (server.Workspace.FindChannel(a.Text("channel")) is null)
            {
                return Refusal(server, "There is no such channel");
            }

            await person.PostMessage(a.Text("channel")!, a.Text("text") ?? "", a.Text("thread_ts"));
            return Refusal(server, "") with { Error = null };
        }
    }

    private static RequestDelegate As(SandboxServer server, Func<SimulatedUser, RequestArguments, Task<DeliveryRecord>> act) =>
        async context =>
        {
            var (arguments, error) = await RequestArguments.Read(context.Request);
            if (arguments is null || server.Workspace.FindUser(arguments.Text("user")) is not { } user)
            {
                await ControlResponses.Refuse(context, error ?? "There is no such user");
                return;
            }

            var delivered = await act(server.User(user.Id), arguments);
            var json = new JsonObject
            {
                ["ok"] = delivered.Acknowledged && delivered.Errors is null,
                ["status"] = delivered.Status,
                ["ms"] = Math.Round(delivered.Duration.TotalMilliseconds, 1),
            };
            if (delivered.Error is { Length: > 0 } what)
            {
                json["error"] = what;
            }

            if (delivered.Errors is { } errors)
            {
                json["errors"] = JsonSerializer.SerializeToNode(errors, SandboxJson.Options);
            }

            await ControlResponses.Send(context, json);
        };

    private static OpenView? View(SandboxServer server, RequestArguments arguments) =>
        server.Workspace.Views.Find(arguments.Text("view_id") ?? "");

    private static Task<DeliveryRecord> NotOpen(SandboxServer server) => Task.FromResult(Refusal(server, "That view is not open"));

    private static DeliveryRecord Refusal(SandboxServer server, string error) =>
        new(server.Clock.GetUtcNow(), "", null, null, null, TimeSpan.Zero, error);

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
