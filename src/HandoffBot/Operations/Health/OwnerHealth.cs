using HandoffBot.Agreements;
using HandoffBot.Publishing.People;
using HandoffBot.Store.Context;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether Slack reaches the six owners of each agreement in force. Where it does not the host works on, and says who is
/// missing.</summary>
internal sealed class OwnerHealth(AgreementRegistry agreements, IDatabase database) : IHealthCheck
{
    private const int MostNamed = 6;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var gaps = new List<string>();
            foreach (var agreement in agreements.InForce)
            {
                var found = await database.Read((db, token) => OwnerGaps.Known(db, agreement, token), cancellationToken);
                gaps.AddRange(found.Select(gap => agreements.IsSeveral ? $"{gap} ({agreement.Id})" : gap.ToString()));
            }

            var more = gaps.Count > MostNamed ? $"; and {gaps.Count - MostNamed} more" : "";
            return gaps.Count == 0
                ? HealthCheckResult.Healthy("Slack reaches the owners of the agreements.")
                : HealthCheckResult.Degraded(
                    $"{string.Join("; ", gaps.Take(MostNamed))}{more}. Events are taken and leads handed off all the same; name somebody "
                        + $"else in the agreement, or reactivate the account."
                );
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("Whether Slack reaches the owners is not known: the database does not answer.");
        }
    }
}
