using Quartz;

namespace HandoffBot.Review;

/// <summary>What the schedule fires. Whether anything is due is not its business.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(WeeklyDigest weekly) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await weekly.CompileDue(cancellationToken);
}
