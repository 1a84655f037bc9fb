using HandoffBot.Operations.Metrics;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Refusals;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether Slack takes what we post. Where it does not the host is degraded: events are taken all the same.</summary>
internal sealed class SlackHealth(BacklogReader backlog, SlackAvailability availability, RefusalLog refusals) : IHealthCheck
{
    private const string NothingLost = "Events are still taken and nothing is lost; posting goes on by itself once Slack takes it again.";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = await backlog.Read(cancellationToken);
            var more =
                now.Unsettled == 0 ? "" : $" Of {now.Unsettled} messages Slack cannot say whether it shows them: look at /handoff queue.";
            more += RefusalHealth.Of(refusals);
            return now.SlackClosed is { } why ? HealthCheckResult.Degraded($"Slack refuses the bot ({why}). {NothingLost}{more}")
                : availability.UnavailableReason is { } trouble
                    ? HealthCheckResult.Degraded($"Slack cannot be used: {trouble}. {NothingLost}{more}")
                : !availability.Answers ? HealthCheckResult.Degraded($"Slack does not answer. {NothingLost}{more}")
                : HealthCheckResult.Healthy($"Slack takes what the bot posts.{more}");
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("What Slack takes is not known: the database does not answer.");
        }
    }
}
