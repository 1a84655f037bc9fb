using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Migrations;
using HandoffBot.Store.Statements;

namespace HandoffBot.Store;

/// <summary>
/// Notices that a newer release has migrated the database while this one runs, and lets nothing be written from then on: what
/// waits is worked by instances of the newer release.
/// </summary>
internal sealed partial class SchemaWatch(IDatabase database, TimeProvider time, ILogger<SchemaWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                await Look(cancel);
                await Task.Delay(Interval, time, cancel);
            },
            // That the database is away is told by whoever needs it.
            _ => { },
            Interval,
            time,
            stoppingToken
        );

    private async Task Look(CancellationToken cancel)
    {
        var known = Migration.All[^1].Version;
        var stands = await database.Read(
            (db, token) => Sql.First(db, "SELECT COALESCE(MAX(version), 0) FROM schema_version", row => row.Number(0), token),
            cancel
        );
        var newer = stands > known ? Migrator.Newer(stands, known) : null;
        var before = database.WriteFailures.NewerSchema;
        database.WriteFailures.NewerSchema = newer;
        if (newer is not null && before is null)
        {
            LogStopped(stands, known);
        }
        else if (newer is null && before is not null)
        {
            LogGoesOn(known);
        }
    }

    [LoggerMessage(
        EventId = 1108,
        Level = LogLevel.Error,
        Message = "A newer release has changed the database (schema {Stands}; this one knows {Known}): this instance takes and works "
            + "nothing any more. Stop it and start the newer release in its place"
    )]
    private partial void LogStopped(int stands, int known);

    [LoggerMessage(
        EventId = 1109,
        Level = LogLevel.Information,
        Message = "The database is back at a schema that this release knows ({Known}); work goes on"
    )]
    private partial void LogGoesOn(int known);
}
