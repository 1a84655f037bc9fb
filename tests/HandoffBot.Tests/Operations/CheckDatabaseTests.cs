using HandoffBot.Hosting;
using HandoffBot.Sandbox;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Tests.Agreements;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HandoffBot.Tests.Operations;

/// <summary>What <c>check</c> says of the database: what <c>serve</c> would stop for, without touching it.</summary>
public sealed class CheckDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-check-").FullName;

    public static TheoryData<string> Databases => TestDatabase.Both;

    private string File => Path.Combine(_folder, "deep", "handoffbot.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_database_that_is_not_there_yet_is_named_and_not_made()
    {
        var (exit, said) = await On($"Data Source={File}");

        Assert.Equal(0, exit);
        Assert.Contains($"{File} will be made at the first start.", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_place_where_no_database_can_be_made_is_a_fault()
    {
        var file = Path.Combine(_folder, "a-file");
        await System.IO.File.WriteAllTextAsync(file, "");

        var (exit, said) = await On($"Data Source={file}/handoffbot.db");

        Assert.Equal(1, exit);
        Assert.Contains($"{file} is no folder", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_fault()
    {
        var file = Path.Combine(_folder, "letter.txt");
        await System.IO.File.WriteAllTextAsync(
            file,
            "Dear Sir or Madam, this is a letter and no database, whatever its name may say about it all."
        );

        var (exit, said) = await On($"Data Source={file}");

        Assert.Equal(1, exit);
        Assert.Contains("ConnectionStrings:HandoffBot names cannot be opened", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_same_version_with_other_content_is_said_as_serve_says_it(string kind)
    {
        await using var database = await TestDatabase.New(kind);
        await Store(database, 1, DocumentedAgreement.With("from: 85", "from: 88"));

        var (exit, said) = await On(database.ConnectionString);

        Assert.Equal(1, exit);
        Assert.Contains("version 1 is already in force with other content", said, StringComparison.Ordinal);
        Assert.Contains("Write version: 2", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_higher_version_is_told_with_what_it_would_change_and_not_stored(string kind)
    {
        await using var database = await TestDatabase.New(kind);
        await Store(database, 1, DocumentedAgreement.Text);
        using var file = new TemporaryFile(
            DocumentedAgreement
                .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace("from: 85", "from: 90", StringComparison.Ordinal)
        );

        var (exit, said) = await On(database.ConnectionString, file.Path);

        Assert.Equal(0, exit);
        Assert.Contains("Band \"hot\": lowest score is now 90, was 85.", said, StringComparison.Ordinal);
        Assert.Equal(1, await database.Database.Read((db, cancel) => db.Agreements.CountAsync(cancel), default));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_newer_schema_is_said_as_serve_says_it(string kind)
    {
        await using var database = await TestDatabase.New(kind);
        await database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync("INSERT INTO schema_version (version, name) VALUES (99, 'next year')", cancel),
            default
        );

        var (exit, said) = await On(database.ConnectionString);

        Assert.Equal(1, exit);
        Assert.Contains("The database was made by a newer HandoffBot (schema 99", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task It_works_beside_a_running_host_and_leaves_no_file_behind(string kind)
    {
        await using var database = await TestDatabase.New(kind);
        await Store(database, 1, await System.IO.File.ReadAllTextAsync(Repository.File("docs/examples/agreement.yaml")));
        Assert.Equal(0, (await On(database.ConnectionString)).Exit);

        await TestDatabase.Close(database.Database);
        if (kind == TestDatabase.Sqlite)
        {
            var folder = Path.GetDirectoryName(
                new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource
            )!;
            var before = Directory.GetFiles(folder);
            Assert.Equal(0, (await On(database.ConnectionString)).Exit);
            Assert.Equal(before, Directory.GetFiles(folder));
        }
    }

    [SkippableFact]
    public async Task A_wrong_password_is_said_without_repeating_it()
    {
        await using var database = await TestDatabase.NewUnprepared(TestDatabase.Postgres);
        var parts = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "nobody_here", Password = "Sesame" };

        var (exit, said) = await On(parts.ToString());

        Assert.Equal(1, exit);
        Assert.Contains("The database that ConnectionStrings:HandoffBot names cannot be opened", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesame", said, StringComparison.Ordinal);
    }

    private static Task Store(TestDatabase database, int version, string text) =>
        database.Database.Write(
            (db, _) =>
                Task.FromResult(
                    db.Agreements.Add(
                        new AgreementRow
                        {
                            Agreement = "trial-pql/smb-trials",
                            Version = version,
                            Text = text,
                            ImportedAt = TimeProvider.System.Now(),
                            Changes = [],
                        }
                    )
                ),
            default
        );

    private static async Task<(int Exit, string Said)> On(string connection, string? agreement = null)
    {
        await using var slack = await SandboxServer.Start();
        return await CheckRun.Of(slack, agreement, $"--ConnectionStrings:HandoffBot={connection}");
    }
}
