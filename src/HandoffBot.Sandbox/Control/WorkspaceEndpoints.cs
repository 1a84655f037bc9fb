using System.Globalization;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>Endpoints for the workspace itself: state, clock, calls, channels, scopes and Socket Mode connections.</summary>
internal sealed class WorkspaceEndpoints(
    Workspace workspace,
    AppInstallation app,
    CallLog calls,
    RateLimits limits,
    SocketModeServer sockets,
    StateJson state,
    CancellationToken stopping
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/state", (RequestDelegate)(context => ControlResponses.Send(context, state.Whole())));
        routes.MapGet("/sandbox/stream", (RequestDelegate)(context => StateStream.Handle(context, workspace.Changes, stopping)));
        routes.MapPost("/sandbox/clock", (RequestDelegate)Advance);
        routes.MapGet("/sandbox/calls", (RequestDelegate)Calls);
        routes.MapPost("/sandbox/channels", (RequestDelegate)Channel);
        routes.MapGet("/sandbox/messages/{channel}/{ts}", (RequestDelegate)Revisions);
        routes.MapDelete("/sandbox/messages/{channel}/{ts}", (RequestDelegate)Delete);
        routes.MapPost("/sandbox/messages/{channel}/{ts}", (RequestDelegate)RefuseEdits);
        routes.MapPost("/sandbox/scopes", (RequestDelegate)Scopes);
        routes.MapPost("/sandbox/sockets", (RequestDelegate)Sockets);
    }

    private async Task Advance(HttpContext context)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        if (DurationParser.Parse(arguments?.Text("advance")) is not { } by)
        {
            await ControlResponses.Refuse(context, "advance must be a time like 30s, 15m, 4h or 3d");
            return;
        }

        workspace.Clock.Advance(by);
        workspace.Changes.Raise();
        await ControlResponses.Send(context, new JsonObject { ["ok"] = true, ["clock"] = StateJson.Clock(workspace.Clock) });
    }

    private Task Calls(HttpContext context)
    {
        var method = context.Request.Query["method"].ToString();
        var after = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        var selected = calls.Latest.Where(c => c.Number > after && (method.Length == 0 || c.Method == method));
        return ControlResponses.Send(
            context,
            new JsonObject
            {
                ["total"] = calls.Total,
                ["rate_limited"] = calls.RateLimited,
                ["over_limit"] = limits.Exceeded,
                ["posted"] = workspace.Posted,
                ["counts"] = StateJson.List(calls.Counts.OrderBy(c => c.Key), c => new JsonObject
                {
                    ["method"] = c.Key.Method,
                    ["outcome"] = c.Key.Outcome,
                    ["count"] = c.Value,
                }),
                ["calls"] = StateJson.List(selected, StateJson.Call),
            }
        );
    }

    private async Task Channel(HttpContext context)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        if (arguments?.Text("id") is not ['C' or 'G', ..] id)
        {
            await ControlResponses.Refuse(context, "id must be a channel's id, like C0ALERTS");
            return;
        }

        var channel = workspace.AddChannel(
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

        workspace.Changes.Raise();
        await ControlResponses.Ok(context);
    }

    private Task Revisions(HttpContext context)
    {
        var channel = workspace.FindChannel((string?)context.Request.RouteValues["channel"]);
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

    private Task Delete(HttpContext context) => Changed(context, workspace.Delete(Named(context, "channel"), Named(context, "ts")));

    private async Task RefuseEdits(HttpContext context)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        var error = arguments?.Text("edit_error") is { Length: > 0 } given ? given : null;
        await Changed(context, workspace.RefuseEdits(Named(context, "channel"), Named(context, "ts"), error));
    }

    private static Task Changed(HttpContext context, bool changed) =>
        changed
            ? ControlResponses.Ok(context)
            : ControlResponses.Refuse(context, "There is no such message", StatusCodes.Status404NotFound);

    private static string Named(HttpContext context, string part) => (string)context.Request.RouteValues[part]!;

    private async Task Scopes(HttpContext context)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        app.Scopes =
        [
            .. (arguments?.Text("scopes") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        await ControlResponses.Ok(context);
    }

    private async Task Sockets(HttpContext context)
    {
        var (arguments, _) = await RequestArguments.Read(context.Request);
        switch (arguments?.Text("do"))
        {
            case "refresh":
                await sockets.RequestReconnect();
                await ControlResponses.Ok(context);
                break;
            case "cut":
                await (sockets.AbortOldest() ? ControlResponses.Ok(context) : ControlResponses.Refuse(context, "No connection is open"));
                break;
            default:
                await ControlResponses.Refuse(context, "do must be refresh or cut");
                break;
        }
    }
}
