using HandoffBot.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(IDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.Read((db, cancel) => db.Agreements.AnyAsync(cancel), cancellationToken);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {fault.GetBaseException().Message}");
        }
    }
}
