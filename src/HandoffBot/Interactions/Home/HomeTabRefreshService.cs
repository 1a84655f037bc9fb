using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Interactions.Home;

/// <summary>
/// Draws the home tabs that no longer show what is, for those who have them open. What changes several times in a moment is drawn
/// once; where Slack takes no more now, whoever waits longest comes first.
/// </summary>
internal sealed partial class HomeTabRefreshService(
    IDatabase database,
    WorkSignals signals,
    HomeTabView home,
    SlackClient slack,
    MethodQuota quota,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<HomeTabRefreshService> log
) : BackgroundService
{
    private const int MostChanges = 5_000;
    private const int MostAtOnce = 4;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(400);
    private static readonly Duration UntilQuota = Duration.FromSeconds(1);
    private static readonly Duration UntilCards = Duration.FromSeconds(3);
    private static readonly Duration AfterFailure = Duration.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                await Cycle(cancel);
                await signals.Homes.Wait(PollInterval, time, cancel);
            },
            fault => outage.Failed("Home tabs could not be drawn and are tried again", fault),
            cancel => signals.Homes.Wait(TimeSpan.FromSeconds(1), time, cancel),
            stoppingToken
        );

    private async Task Cycle(CancellationToken cancel)
    {
        if (!await database.Read((db, token) => HomeTabSubscriptions.Any(db, time.Now(), token), cancel))
        {
            return;
        }

        var changed = await database.Write((db, token) => HomeTabSubscriptions.Take(db, time.Now(), MostChanges, token), cancel);
        foreach (var together in changed.Chunk(MostAtOnce))
        {
            await Task.WhenAll(together.Select(one => Refresh(one, cancel)));
        }
    }

    private async Task Refresh(HomeTabChange changed, CancellationToken cancel)
    {
        var later = await database.Read((db, token) => HomeTabSubscriptions.IsOpen(db, changed.UserId, time.Now(), token), cancel)
            ? await Publish(changed.UserId, cancel)
            : null;
        await database.Write(
            async (db, token) =>
            {
                await (
                    later is { } wait
                        ? HomeTabSubscriptions.Later(db, changed, time.Now() + wait, token)
                        : HomeTabSubscriptions.Done(db, changed, token)
                );
                return true;
            },
            cancel
        );
    }

    // After how long it is to be drawn again; null when it is as it should be.
    private async Task<Duration?> Publish(string userId, CancellationToken cancel)
    {
        if (!await quota.TryAcquire(SlackPaces.Homes, cancel))
        {
            return UntilQuota;
        }

        var drawn = await home.Draw(userId, cancel);
        switch ((await slack.PublishHome(userId, drawn.Tab, cancel)).Failure)
        {
            case null:
                return drawn.IsWaitingForCards ? UntilCards : null;
            case RequestRateLimited limited:
                var wait = limited.RetryAfter is { } told ? Duration.FromTimeSpan(told) : AfterFailure;
                await quota.Pause(SlackPaces.Homes, wait, cancel);
                return wait;
            case RequestRejected { Class: not SlackErrorClass.Transient } refused:
                NotShown(userId, refused.Reason);
                return null;
            default:
                return AfterFailure;
        }
    }

    [LoggerMessage(EventId = 1412, Level = LogLevel.Warning, Message = "The home tab of {User} was not shown: {Why}")]
    private partial void NotShown(string user, string why);
}
