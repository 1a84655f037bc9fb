using HandoffBot.Agreements;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using Quartz;

namespace HandoffBot.Review;

/// <summary>What the schedule fires for the agreement that is the job's name. Whether anything is due is not its business; a database that
/// is away is waited for.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(
    WeeklyDigest weekly,
    AgreementRegistry agreements,
    DatabaseOutage outage,
    IHostApplicationLifetime lifetime,
    TimeProvider time
) : IJob
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // The scheduler waits for its jobs at the end, and would wait for this one as long as the database is away.
        var stop = lifetime.ApplicationStopping;
        while (!stop.IsCancellationRequested && !await Compiled(context.JobDetail.Key.Name, stop))
        {
            await Task.Delay(BetweenTries, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> Compiled(string agreement, CancellationToken cancel)
    {
        try
        {
            if (agreements.All.FirstOrDefault(known => known.Agreement.Id == agreement) is { } known)
            {
                await weekly.CompileDue(known, cancel);
            }

            return true;
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault))
        {
            // At stop the next start looks again.
            if (!cancel.IsCancellationRequested)
            {
                outage.Failed("The digest could not be compiled and is tried again", fault);
            }

            return cancel.IsCancellationRequested;
        }
    }
}
