using System.Runtime.Versioning;
using System.Text;
using HandoffBot.Operations;
using HandoffBot.Store;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HandoffBot.Tests.Operations;

/// <summary>What retention takes out of the tables is no longer in the files, and nobody else may read these.</summary>
public sealed class ErasureTests
{
    private const string Secret = "confidential";

    [Fact]
    public async Task Emptied_personal_data_is_in_no_file_of_the_database()
    {
        await using var app = await TestApp.Start();
        for (var n = 0; n < 40; n++)
        {
            await app.Decide(
                new SampleEvent($"evt-{n}")
                {
                    Account = $"lead{n}",
                    Name = $"Lead {n}",
                    Contact = $"{Secret} {n} {new string('x', 40 * n % 300)}",
                    ContactId = $"{Secret}-id-{n}",
                    Email = $"{Secret}.{n}@lead.test",
                    Phone = $"{Secret} +1",
                }
            );
        }

        await Wait.Until(app.IsIdle);
        Assert.NotEmpty(Holding(app.Database, Secret));

        app.Slack.Clock.Advance(TimeSpan.FromDays(200));
        // A live alert keeps what it says until it has expired.
        await Wait.Until(async cancel =>
            !await app.Database.Database.Read((db, stop) => db.Alerts.AnyAsync(alert => alert.NextDueAt != null, stop), cancel)
        );
        await Wait.Until(app.IsIdle);
        await app.Bot.Services.GetServices<IHostedService>().OfType<RetentionLoop>().Single().RunDue(default);

        // The host's own run may have begun with the clock's jump, and then it is the one that erases.
        await Wait.Until(() => Holding(app.Database, Secret).Count == 0);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_programs_account_may_read_the_files_and_the_folders_it_made()
    {
        var root = Directory.CreateTempSubdirectory("handoffbot-modes-").FullName;
        var folder = Path.Combine(root, "data", "deep");
        var file = Path.Combine(folder, "handoffbot.db");
        var first = StoreModule.Open($"Data Source={file}");
        await first.Prepare(default);
        foreach (var name in new[] { file, file + "-wal", file + "-shm" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(name));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        await TestDatabase.Close(first);

        // One that an earlier release made.
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var second = StoreModule.Open($"Data Source={file}");
        await second.Prepare(default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        await TestDatabase.Close(second);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_file_of_an_earlier_release_is_rewritten_once_without_what_it_had_deleted()
    {
        await using var test = await TestDatabase.New();
        await TestDatabase.Close(test.Database);
        await using (var before = new SqliteConnection(test.ConnectionString + ";Pooling=False"))
        {
            await before.OpenAsync();
            using var command = before.CreateCommand();
            command.CommandText = $"""
                PRAGMA secure_delete = OFF; PRAGMA user_version = 0;
                INSERT INTO people (person, looked_up_at) VALUES ('{Secret}@ourco.test', 1);
                DELETE FROM people;
                """;
            await command.ExecuteNonQueryAsync();
        }

        Assert.NotEmpty(Holding(test, Secret));

        await test.Reopen();
        await test.Database.Prepare(default);

        Assert.Empty(Holding(test, Secret));
    }

    private static string FileOf(TestDatabase database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private static List<string> Holding(TestDatabase database, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory
                .GetFiles(Path.GetDirectoryName(FileOf(database))!)
                .Where(file => Read(file).AsSpan().IndexOf(sought) >= 0)
                .Select(file => Path.GetFileName(file)),
        ];
    }

    private static byte[] Read(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var all = new byte[open.Length];
        open.ReadExactly(all);
        return all;
    }
}
