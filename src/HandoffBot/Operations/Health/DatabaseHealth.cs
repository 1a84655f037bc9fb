using System.Diagnostics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether the database takes what is written: one that is locked or full may still answer.</summary>
internal sealed class DatabaseHealth(IDatabase database) : IHealthCheck
{
    // Less than the timeout of the check itself, so that the message is ours.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ProbeLifetime = TimeSpan.FromSeconds(1);

    // A write that failed is retried within seconds.
    private static readonly TimeSpan RecentFailures = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private Task _probe = Task.CompletedTask;
    private long? _probeStartedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (database.WriteFailures.NewerSchema is { } newer)
        {
            return HealthCheckResult.Unhealthy(
                $"{newer} Until then this instance takes and works nothing; senders are told to try again, and nothing accepted is lost."
            );
        }

        try
        {
            await Probe().WaitAsync(Timeout, cancellationToken);
            return database.WriteFailures.Within(RecentFailures) is { } why
                ? Failing(why)
                : HealthCheckResult.Healthy("The database takes what is written.");
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy(
                "The database does not answer in time: it is away, or another process holds it. Until it does, events are refused and "
                    + "nothing accepted is lost."
            );
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return Failing(fault.GetBaseException().Message);
        }
    }

    private static HealthCheckResult Failing(string why) =>
        HealthCheckResult.Unhealthy(
            $"The database does not take what is written: {why.TrimEnd('.')}. Until it does, events are refused and nothing accepted is "
                + $"lost."
        );

    // At most one write at a time and one a second, however many callers there are.
    private Task Probe()
    {
        lock (_gate)
        {
            if (_probeStartedAt is not { } begun || (_probe.IsCompleted && Stopwatch.GetElapsedTime(begun) >= ProbeLifetime))
            {
                _probeStartedAt = Stopwatch.GetTimestamp();
                _probe = Task.Run(() => WriteProbe.Run(database, CancellationToken.None));
            }

            return _probe;
        }
    }
}
