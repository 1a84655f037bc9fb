using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Restores;

namespace HandoffBot.Publishing.Restores;

/// <summary>
/// Recognises at start, before anything is sent, that the database was restored, and on PostgreSQL also while it runs: the server
/// may fail over or be recovered beneath it. Reads the channels' histories then.
/// </summary>
public sealed class RestoreWatch(
    IDatabase database,
    RestoreRecovery recovery,
    ChannelReconciliation channels,
    DatabaseOutage outage,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileReading = TimeSpan.FromMilliseconds(500);
    private bool _isPostgres;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _isPostgres = await database.Write(
            async (db, token) =>
            {
                if (!db.IsPostgres)
                {
                    await ReconciliationStore.FreeAll(db, token);
                }

                return db.IsPostgres;
            },
            cancellationToken
        );
        await recovery.BeginWhenRestored(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                if (_isPostgres && await recovery.LooksRestored(cancel))
                {
                    await recovery.BeginWhenRestored(cancel);
                }

                if (await database.Read(ReconciliationStore.Left, cancel) == 0)
                {
                    await Task.Delay(Interval, time, cancel);
                }
                else if (await channels.Next(cancel) is null)
                {
                    await Task.Delay(WhileReading, time, cancel);
                }
            },
            fault => outage.Failed("Bringing Slack and the database together failed and is tried again", fault),
            Interval,
            time,
            stoppingToken
        );
}
