namespace HandoffBot.Operations.Metrics;

/// <summary><c>GET /metrics</c>.</summary>
internal static class MetricsEndpoint
{
    public static async Task<IResult> Get(MetricsBook book, Backlog backlog, CancellationToken cancel)
    {
        try
        {
            await backlog.Read(cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // The counters are worth having most of all when the database is down; the gauges keep their last value.
        }

        return TypedResults.Text(OpenMetrics.Write(book.Now()), OpenMetrics.ContentType);
    }
}
