using System.Globalization;
using System.Text;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Control;

/// <summary>Server-sent events: the version, at first and after each change, at most about 20 times a second.</summary>
internal static class StateStream
{
    // Coalesces a burst of changes into one event.
    private static readonly TimeSpan MinimumInterval = TimeSpan.FromMilliseconds(50);

    public static async Task Handle(HttpContext context, ChangeNotifier changes, CancellationToken stopping)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await foreach (var version in changes.Watch(ending.Token))
            {
                await context.Response.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"event: change\ndata: {version}\n\n"),
                    Encoding.UTF8,
                    ending.Token
                );
                await context.Response.Body.FlushAsync(ending.Token);
                await Task.Delay(MinimumInterval, TimeProvider.System, ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the sandbox is.
        }
    }
}
