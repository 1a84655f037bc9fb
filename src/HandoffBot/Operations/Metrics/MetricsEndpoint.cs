using HandoffBot.Feedback.Webhooks;

namespace HandoffBot.Operations.Metrics;

/// <summary><c>GET /metrics</c>.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    public static async Task<IResult> Get(
        HttpContext http,
        MetricsAccess access,
        MetricsCollector book,
        BacklogReader backlog,
        WebhookBacklog webhooks,
        CancellationToken cancel
    )
    {
        if (access.Refusal(http) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await backlog.Read(cancel);
            await webhooks.Read(cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // The counters are worth having most of all when the database is down; the gauges keep their last value.
        }

        return TypedResults.Text(OpenMetrics.Write(book.Collect()), OpenMetrics.ContentType);
    }
}
