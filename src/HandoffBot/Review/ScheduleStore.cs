using HandoffBot.Store;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace HandoffBot.Review;

/// <summary>Quartz and where it keeps its schedule: docs/decisions/015-the-schedule.md.</summary>
internal static class ScheduleStore
{
    public static IServiceCollection AddSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("HandoffBot") ?? StoreRoom.EmbeddedDefault;
        services.AddQuartz(quartz => quartz
            .ConfigureScheduler(options => options.InstanceName = "handoffbot")
            .UsePersistentStore(store =>
            {
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                if (StoreRoom.IsPostgres(connection))
                {
                    store.UsePostgres(NpgsqlFactory.Instance, connection);
                    store.UseClustering();
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, FileBeside(connection));
                }
            }));
        return services.AddHostedService<ScheduleService>();
    }

    // A file of its own: the writer's turn in ours is not Quartz's to take.
    private static string FileBeside(string connection)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new SqliteConnectionStringBuilder { DataSource = Path.ChangeExtension(file, ".schedule.db") }.ToString();
    }
}
