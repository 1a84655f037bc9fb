namespace HandoffBot.Slack.WebApi;

/// <summary>Connections fit for <see cref="SlackClient"/> and <see cref="ResponseUrlClient"/>.</summary>
public static class SlackHttp
{
    /// <summary>
    /// A client that follows no redirects (an answer must not wander to another host), keeps no cookies, renews its
    /// connections so that it notices when Slack moves, and leaves deadlines to the caller.
    /// </summary>
    public static HttpClient CreateClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            },
            disposeHandler: true
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
