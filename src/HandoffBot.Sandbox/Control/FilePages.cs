using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>Takes the bytes of files, and gives them to whoever opens one on the page.</summary>
internal sealed class FilePages(UploadedFiles files, CallLog log, FaultRegistry faults, SandboxClock clock)
{
    /// <summary>By which the log and faults name the sending of bytes.</summary>
    public const string Upload = "upload";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/upload/v1/{secret}", (RequestDelegate)Take);
        routes.MapGet("/files/{id}/{name}", (RequestDelegate)Give);
    }

    private async Task Take(HttpContext context)
    {
        var at = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        var fault = faults.Next(Upload, null);
        var isTaken =
            (fault is null || FaultInjection.TakesEffect(fault))
            && files.Take((string)context.Request.RouteValues["secret"]!, content.ToArray());
        var outcome =
            context.Request.Headers.Authorization.Count > 0 ? "token_leaked"
            : fault is not null ? FaultInjection.Outcome(fault, null)
            : isTaken ? "ok"
            : "not_expected";
        log.Add(Upload, null, at, TimeProvider.System.GetElapsedTime(started), outcome, null, StatusCodes.Status200OK);
        if (fault is not null)
        {
            await FaultInjection.Send(new ResponseWriter(context, clock), fault, (ApiResponse.Ok(), null));
            return;
        }

        context.Response.StatusCode = isTaken ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        await context.Response.WriteAsync(isTaken ? $"OK - {content.Length}" : "not expected", context.RequestAborted);
    }

    private async Task Give(HttpContext context)
    {
        if (files.Content((string)context.Request.RouteValues["id"]!) is not { } content)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Never as a page: what is in it came from elsewhere.
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.ContentDisposition = "attachment";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
