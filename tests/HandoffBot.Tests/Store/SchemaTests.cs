using HandoffBot.Store;
using HandoffBot.Store.Migrations;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store;

public sealed class SchemaTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_mapped_column_is_in_the_migrated_schema(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Database.Read(
            async (db, cancel) =>
            {
                foreach (var entity in db.Model.GetEntityTypes())
                {
                    var columns = string.Join(", ", entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\""));
                    var select = $"SELECT {columns} FROM \"{entity.GetTableName()}\"";
                    await db.Database.ExecuteSqlRawAsync(select, cancel);
                }

                return true;
            },
            default
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Ten_instances_starting_together_migrate_once(string kind)
    {
        await using var test = await TestDatabase.NewUnprepared(kind);
        var instances = Enumerable.Range(0, 10).Select(_ => StoreModule.Open(test.ConnectionString)).ToList();
        await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.Prepare(default))));
        foreach (var instance in instances)
        {
            await TestDatabase.Close(instance);
        }

        Assert.Equal(Migration.All.Select(step => step.Version), await Versions(test));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_schema_made_by_a_newer_version_is_refused_in_plain_words(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync("INSERT INTO schema_version (version, name) VALUES (9999, 'later')", cancel),
            default
        );
        await test.Reopen();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.Prepare(default));
        Assert.Contains("newer HandoffBot", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_failing_step_leaves_the_schema_as_it_was(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var steps = Migration
            .All.Append(new(Migration.All[^1].Version + 1, "breaks", "CREATE TABLE half (x integer); CREATE TABLE half (x integer);"))
            .ToList();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            test.Database.Read(
                async (db, cancel) =>
                {
                    await db.Database.OpenConnectionAsync(cancel);
                    Migrator.Migrate(db.Database.GetDbConnection(), kind == TestDatabase.Sqlite ? Dialect.Sqlite : Dialect.Postgres, steps);
                    return true;
                },
                default
            )
        );
        Assert.Equal(Migration.All.Select(step => step.Version), await Versions(test));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            test.Database.Read((db, cancel) => db.Database.ExecuteSqlRawAsync("SELECT x FROM half", cancel), default)
        );
    }

    private static Task<List<int>> Versions(TestDatabase test) =>
        test.Database.Read(
            (db, cancel) =>
                db.Database.SqlQueryRaw<int>("SELECT version AS \"Value\" FROM schema_version ORDER BY version").ToListAsync(cancel),
            default
        );
}
