using HandoffBot.Bench.Campaign;
using HandoffBot.Sandbox;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.EndToEnd;

/// <summary>Something that takes events and posts alerts, as a process of its own on a database of its own.</summary>
internal sealed class BenchmarkTarget : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;
    private IDatabase? _database;
    private IInbox? _inbox;

    private BenchmarkTarget(string apiKey, string clickAction) => (ApiKey, ClickAction) = (apiKey, clickAction);

    public HostProcess Process { get; private set; } = null!;

    public string ApiKey { get; }

    /// <summary>Id of the button that is clicked.</summary>
    public string ClickAction { get; }

    /// <summary>Connection string of the product's database.</summary>
    public string Connection { get; private set; } = "";

    private string File => Path.Combine(_folder, "whole.db");

    /// <summary>The product, started and ready.</summary>
    /// <param name="slack">The workspace.</param>
    /// <param name="routes">Routes besides the last one.</param>
    /// <param name="setup">What it runs with.</param>
    public static async Task<BenchmarkTarget> Product(SandboxServer slack, int routes, EndToEndSetup setup)
    {
        var contender = new BenchmarkTarget(EventSender.Key, "alert_bad_score");
        var agreement = Path.Combine(contender._folder, "agreement.yaml");
        await System.IO.File.WriteAllTextAsync(agreement, CampaignAgreement.Text(routes));
        var connection = setup.Server ?? $"Data Source={contender.File}";
        if (setup.Server is not null)
        {
            await contender.Empty(connection);
        }

        contender.Process = new HostProcess(
            new Dictionary<string, string>(HostSettings.For(connection, agreement, slack), StringComparer.Ordinal)
            {
                ["Slack__BotToken"] = setup.Peer?.BotToken ?? EndToEndSetup.BotToken,
                ["Slack__SigningSecret"] = setup.SigningSecret,
                ["Slack__PostsPerMinute"] = "1000000",
                ["Intake__MaxBacklog"] = "100000000",
            },
            program: setup.Program
        );
        contender.Connection = connection;
        await contender.Start("/health/ready");
        contender._database = StoreModule.OpenToRead(connection);
        contender._inbox = StoreModule.InboxOf(contender._database!);
        return contender;
    }

    /// <summary>The peer, started and ready.</summary>
    public static async Task<BenchmarkTarget> Peer(SandboxServer slack, PeerProgram peer)
    {
        var contender = new BenchmarkTarget(peer.ApiKey, "alert_bad_score");
        var port = HostProcess.FreePort();
        contender.Process = new HostProcess(
            new Dictionary<string, string>(StringComparer.Ordinal),
            command: ["node", Path.Combine(peer.Path, "bot.mjs"), $"{port}", $"{slack.Url.Port}", contender.File],
            port: port
        );
        await contender.Start("/health/ready");
        return contender;
    }

    /// <summary>Starts its process, for the first time or again, and returns when <paramref name="path"/> is answered.</summary>
    public async Task Start(string path)
    {
        using var http = new HttpClient();
        await Process.Start(http, TimeSpan.FromMinutes(1), path);
    }

    /// <summary>Returns when everything accepted is decided; the peer decides as it accepts.</summary>
    public async Task AllDecided()
    {
        while (_inbox is not null && (await _inbox.CountUndecided(CancellationToken.None)).Undecided > 0)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Bytes on disk, with the log of SQLite written back.</summary>
    public async Task<long> Stored()
    {
        if (_database is { } database)
        {
            var sql = "SELECT pg_database_size(current_database()) AS \"Value\"";
            return await database.Read(
                async (db, cancel) => db.IsPostgres ? await db.Database.SqlQueryRaw<long>(sql).SingleAsync(cancel) : Sizes(),
                default
            );
        }

        return Sizes();
    }

    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        await ((_database as IAsyncDisposable)?.DisposeAsync() ?? ValueTask.CompletedTask);
        (_database as IDisposable)?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The log is at its full length after the first events and is used again.
    private long Sizes() => new FileInfo(File) is { Exists: true } file ? file.Length : 0;

    private async Task Empty(string connection)
    {
        await using var database = (HandoffBot.Store.Dialects.PostgresDatabase)StoreModule.Open(connection);
        await database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public", cancel),
            default
        );
    }
}
