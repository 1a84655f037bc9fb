using HandoffBot.Feedback.Webhooks;
using HandoffBot.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether feedback reaches the webhooks. Where it does not the host is degraded: nothing else waits for it.</summary>
internal sealed class FeedbackHealth(WebhookBacklog backlog, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var all = await backlog.Read(cancellationToken);
            var troubles = all.Select(one => one.Trouble(time.Now())).OfType<string>().ToList();
            return troubles.Count > 0 ? HealthCheckResult.Degraded(string.Join(" ", troubles))
                : all.Count == 0 ? HealthCheckResult.Healthy("No webhook is sent feedback.")
                : HealthCheckResult.Healthy("Feedback reaches the webhooks.");
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("Whether feedback reaches the webhooks is not known: the database does not answer.");
        }
    }
}
