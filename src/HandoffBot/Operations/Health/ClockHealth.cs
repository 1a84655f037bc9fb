using HandoffBot.Store.Clocks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether this machine's clock agrees with the database server's. Where it does not, the server's counts.</summary>
internal sealed class ClockHealth(DatabaseClock clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            clock.MachineAhead is not { } ahead ? HealthCheckResult.Healthy("This machine's clock is the one that counts.")
            : ClockSkewLog.Words(ahead) is { } wrong
                ? HealthCheckResult.Degraded(
                    $"This machine's clock is {wrong} the database server's. The server's counts, so work goes on; set the clock that "
                        + $"is wrong (NTP)."
                )
            : HealthCheckResult.Healthy("This machine's clock agrees with the database server's.")
        );
}
