using System.Collections.Frozen;
using System.Reflection;

namespace HandoffBot.Sandbox.Control;

/// <summary>Serves the page from resources embedded in the assembly.</summary>
internal static class StaticPages
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenSet<string> Files = Assembly
        .GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".json"] = "application/json",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RequestDelegate)(context => Send(context, "index.html")));
        // A permalink opens the page at its message.
        routes.MapGet("/archives/{channel}/{message?}", (RequestDelegate)(context => Send(context, "index.html")));
        routes.MapGet("/{**path}", (RequestDelegate)(context => Send(context, (string?)context.Request.RouteValues["path"] ?? "")));
    }

    private static async Task Send(HttpContext context, string path)
    {
        if (!Files.Contains(Prefix + path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        context.Response.Headers.CacheControl = "no-cache";
        await using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + path)!;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
