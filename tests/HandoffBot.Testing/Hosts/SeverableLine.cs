namespace HandoffBot.Testing.Hosts;

/// <summary>The connection to Slack, which a test can sever; counts what is under way.</summary>
internal sealed class SeverableLine(PublishingHarness harness) : DelegatingHandler(new HttpClientHandler())
{
    private int _inFlight;

    public int InFlight => Volatile.Read(ref _inFlight);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/chat.postMessage", StringComparison.Ordinal))
            {
                await Task.Delay(harness.NextPostTakes(), cancellationToken);
            }

            return harness.IsUnreachable
                ? throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to Slack.")
                : await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
