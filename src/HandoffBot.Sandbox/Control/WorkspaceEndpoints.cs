using System.Globalization;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>The workspace itself: its state, clock, calls, channels and scopes.</summary>
internal static class WorkspaceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, SandboxServer server)
    {
        routes.MapGet("/sandbox/state", (RequestDelegate)(context => ControlResponses.Send(context, StateJson.Of(server))));
        routes.MapGet("/sandbox/stream", (RequestDelegate)(context => StateStream.Handle(context, server)));
        routes.MapPost("/sandbox/clock", (RequestDelegate)(context => Advance(context, server)));
        routes.MapGet("/sandbox/calls", (RequestDelegate)(context => Calls(context, server)));
        routes.MapPost("/sandbox/channels", (RequestDelegate)(context => Channel(context, server)));
        routes.MapGet("/sandbox/messages/{channel}/{ts}", (RequestDelegate)(context => Revisions(context, server)));
        routes.MapPost("/sandbox/scopes", (RequestDelegate)(context => Scopes(context, server)));
        routes.MapPost("/sandbox/sockets", (RequestDelegate)(context => Sockets(context, server)));
    }

    private static async Task Advance(HttpContext context, SandboxServer server)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        if (DurationParser.Parse(arguments?.Text("advance")) is not { } by)
        {
            await ControlResponses.Refuse(context, "advance must be a time like 30s, 15m, 4h or 3d");
            return;
        }

        server.Clock.Advance(by);
        server.Workspace.Changes.Raise();
        await ControlResponses.Send(context, new JsonObject { ["ok"] = true, ["clock"] = StateJson.Clock(server) });
    }

    private static Task Calls(HttpContext context, SandboxServer server)
    {
        var method = context.Request.Query["method"].ToString();
        var after = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        var calls = server.Calls.Latest.Where(c => c.Number > after && (method.Length == 0 || c.Method == method));
        return ControlResponses.Send(
            context,
            new JsonObject
            {
                ["total"] = server.Calls.Total,
                ["rate_limited"] = server.Calls.RateLimited,
                ["over_limit"] = server.Limits.Exceeded,
                ["posted"] = server.Workspace.Posted,
                ["counts"] = StateJson.List(server.Calls.Counts.OrderBy(c => c.Key), c => new JsonObject
                {
                    ["method"] = c.Key.Method,
                    ["outcome"] = c.Key.Outcome,
                    ["count"] = c.Value,
                }),
                ["calls"] = StateJson.List(calls, StateJson.Call),
            }
        );
    }

    private static async Task Channel(HttpContext context, SandboxServer server)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        if (arguments?.Text("id") is not ['C' or 'G', ..] id)
        {
            await ControlResponses.Refuse(context, "id must be a channel's id, like C0ALERTS");
            return;
        }

        var channel = server.Workspace.AddChannel(
            id,
            arguments.Text("name") ?? id.ToLowerInvariant(),
            arguments.Flag("is_private") ? ChannelKind.Private : ChannelKind.Channel
        );
        if (arguments.Text("is_archived") is not null)
        {
            channel.Archived = arguments.Flag("is_archived");
        }

        if (arguments.Text("is_member") is not null)
        {
            channel.BotMember = arguments.Flag("is_member");
        }

        server.Workspace.Changes.Raise();
        await ControlResponses.Ok(context);
    }

    private static Task Revisions(HttpContext context, SandboxServer server)
    {
        var channel = server.Workspace.FindChannel((string?)context.Request.RouteValues["channel"]);
        if (channel?.History.FirstOrDefault(m => m.Ts == (string?)context.Request.RouteValues["ts"]) is not { } message)
        {
            return ControlResponses.Refuse(context, "There is no such message", StatusCodes.Status404NotFound);
        }

        return ControlResponses.Send(
            context,
            new JsonObject
            {
                ["deleted"] = message.Deleted,
                ["revisions"] = StateJson.List(message.Revisions, r => new JsonObject
                {
                    ["at"] = r.At.ToString("O", CultureInfo.InvariantCulture),
                    ["text"] = r.Text,
                    ["blocks"] = r.Blocks.ToNode(),
                })
            }
        );
    }

    private static async Task Scopes(HttpContext context, SandboxServer server)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        server.Scopes =
        [
            .. (arguments?.Text("scopes") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        await ControlResponses.Ok(context);
    }

    private static async Task Sockets(HttpContext context, SandboxServer server)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        switch (arguments?.Text("do"))
        {
            case "refresh":
                await server.Sockets.RequestReconnect();
                await ControlResponses.Ok(context);
                break;
            case "cut":
                await (
                    server.Sockets.AbortOldest() ? ControlResponses.Ok(context) : ControlResponses.Refuse(context, "No connection is open")
                );
                break;
            default:
                await ControlResponses.Refuse(context, "do must be refresh or cut");
                break;
        }
    }
}
