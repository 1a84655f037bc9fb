using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Control;

/// <summary>Responses of the control API.</summary>
internal static class ControlResponses
{
    public static Task Send(HttpContext context, JsonNode json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(json.ToJsonString(SandboxJson.Options), Encoding.UTF8);
    }

    public static Task Ok(HttpContext context) => Send(context, new JsonObject { ["ok"] = true });

    public static Task Refuse(HttpContext context, string error, int status = StatusCodes.Status400BadRequest)
    {
        context.Response.StatusCode = status;
        return Send(context, new JsonObject { ["ok"] = false, ["error"] = error });
    }
}
