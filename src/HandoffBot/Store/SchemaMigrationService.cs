using HandoffBot.Store.Context;
using Npgsql;

namespace HandoffBot.Store;

/// <summary>
/// Migrates the schema before any other service starts. A database server that is just starting up itself, as after a power cut
/// that took both, is waited for; any other failure ends the start.
/// </summary>
internal sealed partial class SchemaMigrationService(IDatabase database, TimeProvider time, ILogger<SchemaMigrationService> log)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        for (var (begun, isTold) = (time.GetTimestamp(), false); ; isTold = true)
        {
            try
            {
                await database.Prepare(cancellationToken);
                return;
            }
            catch (PostgresException fault)
                when (fault.SqlState == PostgresErrorCodes.CannotConnectNow && time.GetElapsedTime(begun) < Patience)
            {
                if (!isTold)
                {
                    LogWaiting(fault.MessageText);
                }

                await Task.Delay(BetweenTries, time, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        EventId = 1105,
        Level = LogLevel.Warning,
        Message = "The database server is not ready yet: {Why}. The start goes on when it is, and ends if that takes over a minute"
    )]
    private partial void LogWaiting(string why);
}
