using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Cards.Notices;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Restores;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Restores;
using Microsoft.Extensions.Options;

namespace HandoffBot.Publishing;

/// <summary>What this module adds to the host.</summary>
public static class PublishingModule
{
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Connect)
            .AddSingleton<TimeoutBudget>()
            .AddSingleton<MessageLinks>()
            .AddSingleton<MethodQuota>()
            .AddSingleton<PersonLookup>()
            .AddSingleton<UserDirectory>()
            .AddSingleton<PersonTimeZone>()
            .AddSingleton<OwnerGaps>()
            .AddSingleton<FindOwnerGaps>(services => services.GetRequiredService<OwnerGaps>().Ask)
            .AddSingleton<ICard, AlertCard>()
            .AddSingleton<ICard, NoticeCard>()
            .AddSingleton<ICard, BandRiseCard>()
            .AddSingleton<ICard, AlertEndCard>()
            .AddSingleton<ICard, HoldCard>()
            .AddSingleton<ICard, AccountQuestionCard>()
            .AddSingleton<ICard, DataIssueCard>()
            .AddSingleton<ICard, EscalationCard>()
            .AddSingleton(new Backoff(new Random()))
            .AddSingleton<RetryDelay>()
            .AddSingleton(Settings)
            .AddSingleton<SlackAvailability>()
            .AddSingleton<SlackOutage>()
            .AddSingleton<DeliveryMetrics>()
            .AddSingleton<AddressResolver>()
            .AddSingleton<Destinations>()
            .AddSingleton<Reconciler>()
            .AddSingleton<FileSender>()
            .AddSingleton<Sender>()
            .AddSingleton<OperatorNotices>()
            .AddSingleton<QuarantinedRows>()
            .AddSingleton<UnreadableMessages>()
            .AddSingleton<RefusedResults>()
            .AddSingleton<ChannelFailover>()
            .AddSingleton<CardRecovery>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<DispatchCycle>()
            .AddSingleton<Dispatcher>()
            .AddSingleton<AvailabilityProbe>()
            .AddSingleton<RestoreDetector>()
            .AddSingleton<RestoreRecovery>()
            .AddSingleton<ChannelReconciliation>()
            // Before the publisher: nothing is sent until it is known whether the database is the one it was.
            .AddHostedService<RestoreWatch>()
            .AddHostedService<Publisher>()
            .AddHostedService<PeopleRefresh>()
            .AddHostedService<DoNotDisturbRefresh>();

    private static PublisherSettings Settings(IServiceProvider services) =>
        new()
        {
            Sender = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}",
            PostsPerMinute = services.GetRequiredService<IOptions<HandoffOptions>>().Value.Slack.PostsPerMinute,
        };

    private static SlackClient Connect(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<HandoffOptions>>().Value.Slack;
        // Connections are renewed so that a moved Slack is found. The deadline of a call is the client's own, in real time
        // even where the bot's clock is moved: a jump must not cut requests off.
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new SlackClient(
            http,
            new SlackCredentials(new Uri(options.ApiBaseUrl), options.BotToken ?? "") { AppToken = options.AppToken }
        );
    }
}
