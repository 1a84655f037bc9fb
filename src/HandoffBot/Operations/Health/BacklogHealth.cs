using HandoffBot.Core.Time;
using HandoffBot.Operations.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace HandoffBot.Operations.Health;

/// <summary>Whether events are decided as they come.</summary>
internal sealed class BacklogHealth(BacklogReader backlog) : IHealthCheck
{
    /// <summary>An event waits milliseconds for its decision; a minute means that nobody is deciding.</summary>
    private static readonly Duration Longest = Duration.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = await backlog.Read(cancellationToken);
            var says = now.Undecided switch
            {
                0 => "No event waits for its decision.",
                1 => $"1 event waits for its decision, for {DurationText.Of(now.OldestAge)} now.",
                _ => $"{now.Undecided} events wait for their decision, the oldest for {DurationText.Of(now.OldestAge)}.",
            };
            says += now.SetAside switch
            {
                0 => "",
                1 => " 1 row was set aside in the last 7 days, for it could not be read or worked: the owner of routing was told which.",
                _ =>
                    $" {now.SetAside} rows were set aside in the last 7 days, for they could not be read or worked: the owner of routing "
                        + $"was told which.",
            };
            return now.OldestAge > Longest ? HealthCheckResult.Unhealthy(says) : HealthCheckResult.Healthy(says);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("How much waits is not known: the database does not answer.");
        }
    }
}
