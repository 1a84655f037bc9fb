using HandoffBot.Agreements;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Failures;
using Quartz;

namespace HandoffBot.Review;

/// <summary>Compiles the due report that is the job's group, of the agreement that is its name, and retries until that succeeded: the
/// database may be unavailable for hours.</summary>
[DisallowConcurrentExecution]
internal sealed class ReportJob(
    ReportCompiler compiler,
    AgreementRegistry agreements,
    AgreementImport import,
    DatabaseOutage outage,
    IHostApplicationLifetime lifetime,
    TimeProvider time
) : IJob
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // The scheduler waits for its jobs when the host stops, and would wait for this one as long as the database is unavailable.
        var job = context.JobDetail.Key;
        var report = PeriodicReport.All.Single(one => one.Name == job.Group);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        await SupervisedLoop.Run(
            async cancel =>
            {
                // Looked up on each try: it may be reloaded or removed meanwhile.
                if (agreements.All.FirstOrDefault(known => known.Agreement.Id == job.Name) is { } agreement)
                {
                    await compiler.CompileDue(report, agreement, cancel);
                    // It may have taken authority back.
                    await import.FollowStored(cancel);
                }

                await done.CancelAsync();
            },
            fault => outage.Failed("The report could not be compiled and is tried again", fault),
            RetryInterval,
            time,
            done.Token
        );
    }
}
