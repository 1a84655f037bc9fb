namespace HandoffBot.Slack.WebApi;

/// <summary>HTTP connections suited to <see cref="SlackClient"/> and <see cref="ResponseUrlClient"/>.</summary>
public static class SlackHttp
{
    /// <summary>
    /// Creates a client that follows no redirects (a token must not reach another host), keeps no cookies, connects within
    /// 5 seconds, replaces a connection after 5 minutes so that a DNS change is noticed, and has no time-out of its own.
    /// </summary>
    /// <returns>A client that the caller disposes.</returns>
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
