using HandoffBot.Operations;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack;
using Microsoft.Extensions.Options;

namespace HandoffBot.Publishing;

/// <summary>What the room adds to the host.</summary>
public static class PublishingRoom
{
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(Connect)
        .AddSingleton<Quota>()
        .AddSingleton<Directory>()
        .AddSingleton<ICard, AlertCard>()
        .AddSingleton<ICard, NoticeCard>();

    private static SlackClient Connect(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<HandoffOptions>>().Value.Slack;
        // Connections are renewed so that a moved Slack is found; the deadline of a call is the client's own.
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        return new SlackClient(http, new SlackCredentials(new Uri(options.ApiBaseUrl), options.BotToken ?? ""), services.GetRequiredService<TimeProvider>());
    }
}
