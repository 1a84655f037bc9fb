using HandoffBot.Store;
using Quartz;

namespace HandoffBot.Review;

/// <summary>
/// Runs the schedule while the host runs. It opens beside the rest of the start: events, clicks and alerts do not wait for
/// Quartz and its tables, and a review that comes due meanwhile is made up for.
/// </summary>
internal sealed class ScheduleService(ISchedulerFactory schedulers, ReviewTimer review, TimeProvider time, ILogger<ScheduleService> log) : BackgroundService
{
    private const string NotOpened = "The schedule of the reviews could not be opened; it is tried again in ten seconds";
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromSeconds(10);
    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is { } scheduler)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _scheduler = await schedulers.GetScheduler(stoppingToken);
                await review.Arrange(_scheduler, stoppingToken);
                await _scheduler.Start(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                DatabaseTrouble.Log(log, NotOpened, fault);
                await Task.Delay(BeforeRetry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
