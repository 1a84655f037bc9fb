using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HandoffBot.Store.Dialects;
using HandoffBot.Testing.Files;
using Npgsql;

namespace HandoffBot.Testing.Databases;

/// <summary>
/// Debian's PostgreSQL on a free port with a data folder of its own, gone with the test run. One is shared by all tests; a
/// test that takes its server down starts its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> One = new(() => Start(isDurable: false));
    private readonly string _connectionString;

    // Held, for the server lives as long as its shell's input stays open.
    private readonly Process _shell;
    private readonly string _log;
    private readonly Lazy<Task<string>> _migrated;
    private int _databases;

    private PostgresServer(string connectionString, Process shell, string log)
    {
        (_connectionString, _shell, _log) = (connectionString, shell, log);
        _migrated = new(NewTemplate);
    }

    internal static string? Binaries =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .Max(StringComparer.Ordinal)
            : null;

    /// <summary>The shared one. Skips the test where PostgreSQL is not installed, and fails it there when CI=true.</summary>
    public static async Task<PostgresServer> Shared()
    {
        SkipWithoutPostgres();
        return await One.Value;
    }

    /// <summary>One that a test may take down, skipped and failed as <see cref="Shared"/>.</summary>
    /// <param name="isDurable">Whether it writes to disk for good (<c>fsync</c>), as in operation; a host killed loses nothing
    /// without it either, a server killed may.</param>
    public static async Task<PostgresServer> Own(bool isDurable = false)
    {
        SkipWithoutPostgres();
        return await Start(isDurable);
    }

    /// <summary>A database with no tables yet.</summary>
    public Task<string> NewDatabase() => Create("template1");

    /// <summary>A database with every table and no row, copied from one that was migrated once.</summary>
    public async Task<string> NewMigratedDatabase() => await Create(await _migrated.Value);

    private async Task<string> NewTemplate()
    {
        var connectionString = await NewDatabase();
        await using var database = new PostgresDatabase(connectionString);
        await database.Prepare(default);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private async Task<string> Create(string template)
    {
        if (_shell.HasExited)
        {
            throw new InvalidOperationException("PostgreSQL stopped in the middle of the tests.");
        }

        var name = $"test{Interlocked.Increment(ref _databases)}";
        // Copied as files, over a connection that stays: half the work of a row at a time and of a new session.
        await using var connection = new NpgsqlConnection(_connectionString + ";Pooling=true");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ToString();
    }

    /// <summary>Writes a database to a file (<c>pg_dump</c>), while it is used.</summary>
    public static Task Dump(string connectionString, string file) =>
        Tool("pg_dump", ["--format=custom", "--file", file, Address(connectionString, null)]);

    /// <summary>Puts the contents of a file in the place of a database: it is dropped, made anew and read in.</summary>
    public static async Task Load(string connectionString, string file)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await Tool("dropdb", ["--force", "--maintenance-db", Address(connectionString, "postgres"), name]);
        await Tool("createdb", ["--maintenance-db", Address(connectionString, "postgres"), name]);
        await Tool("pg_restore", ["--exit-on-error", "--dbname", Address(connectionString, null), file]);
    }

    /// <summary>What the server itself logged.</summary>
    public Task<string> Log() => File.ReadAllTextAsync(_log);

    /// <summary>Down without a chance to tidy up; or up again, which it is a moment later.</summary>
    public Task Toggle() => _shell.StandardInput.WriteLineAsync();

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    /// <summary>Runs a script as whoever may run a server; it reads lines from this process, and its input ends with it.</summary>
    internal static ProcessStartInfo Shell(string script)
    {
        // initdb refuses root.
        var start =
            Environment.UserName == "root"
                ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
                : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.WorkingDirectory = "/";
        return start;
    }

    private static string Address(string connectionString, string? database)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{parts.Username}@{parts.Host}:{parts.Port}/{database ?? parts.Database}";
    }

    private static async Task Tool(string name, string[] arguments)
    {
        using var tool = Process.Start(
            new ProcessStartInfo(Path.Combine(Binaries!, name), arguments) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        var said = await tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();
        if (tool.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name}: {said}");
        }
    }

    internal static void SkipWithoutPostgres()
    {
        if (Binaries is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException("PostgreSQL is missing: apt-get install postgresql");
        }

        Skip.If(Binaries is null, "PostgreSQL is not installed (apt-get install postgresql)");
    }

    private static async Task<PostgresServer> Start(bool isDurable)
    {
        var port = FreePort();
        // A data folder of one test run is never read again after a power cut, and hundreds of small databases need no vacuum.
        var settings = isDurable ? "-c fsync=on" : "-c fsync=off -c full_page_writes=off -c autovacuum=off -c jit=off";
        var parent = isDurable ? Path.GetTempPath() : RamDisk.WithRoomFor(12);
        var folder = Path.Combine(parent, $"handoffbot-postgres-{port}");
        // It outlives nothing: when this process ends, however it ends, the pipe closes and the shell takes the server down.
        // A line on the pipe takes it down too, and the next one brings it back.
        var script = $"""
            set -e
            export LC_ALL=C.UTF-8
            rm -rf {folder}; mkdir -m 700 {folder}
            {Binaries}/initdb -D {folder}/data -A trust -U handoffbot --no-sync >/dev/null
            up=yes
            while
                if [ $up = yes ]; then
                    {Binaries}/postgres -D {folder}/data -p {port} -k {folder} -c listen_addresses=127.0.0.1 \
                        -c max_connections=300 {settings} >>{folder}/log 2>&1 &
                fi
                read -r line
            do
                if [ $up = yes ]; then kill -QUIT $!; wait; up=no; else up=yes; fi
            done
            if [ $up = yes ]; then kill -QUIT $!; wait; fi
            rm -rf {folder}
            """;
        var shell = Process.Start(Shell(script))!;
        var connectionString = $"Host=127.0.0.1;Port={port};Username=handoffbot;Database=postgres;Pooling=false";
        for (var look = 0; ; look++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                return new(connectionString, shell, Path.Combine(folder, "log"));
            }
            catch (NpgsqlException) when (look < 300 && !shell.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
