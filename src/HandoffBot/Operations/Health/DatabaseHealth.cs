using System.Diagnostics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>Whether the database takes what is written: one that is locked or full may still answer.</summary>
internal sealed class DatabaseHealth(IDatabase database) : IHealthCheck
{
    // Less than the check is given, so that it is told in our words.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // Whatever could not be written is tried again within seconds.
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(10);
    private readonly Lock _asking = new();
    private Task _trial = Task.CompletedTask;
    private long? _begun;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await Trial().WaitAsync(Patience, cancellationToken);
            return database.WriteFailures.Within(Lately) is { } why
                ? Unwell(why)
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
            return Unwell(fault.GetBaseException().Message);
        }
    }

    private static HealthCheckResult Unwell(string why) =>
        HealthCheckResult.Unhealthy(
            $"The database does not take what is written: {why.TrimEnd('.')}. Until it does, events are refused and nothing accepted is "
                + $"lost."
        );

    // However many ask, one write at a time and a second.
    private Task Trial()
    {
        lock (_asking)
        {
            if (_begun is not { } begun || (_trial.IsCompleted && Stopwatch.GetElapsedTime(begun) >= Fresh))
            {
                _begun = Stopwatch.GetTimestamp();
                _trial = Task.Run(() => WriteProbe.Run(database, CancellationToken.None));
            }

            return _trial;
        }
    }
}
