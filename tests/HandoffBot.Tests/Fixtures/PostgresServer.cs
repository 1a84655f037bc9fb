using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HandoffBot.Tests.Fixtures;

/// <summary>Debian's PostgreSQL on a free port with a data folder of its own, started once for a test run and gone with it.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> One = new(Start);
    private readonly string _connectionString;
    // Held, for the server lives as long as its shell's input stays open.
    private readonly Process _shell;
    private int _databases;

    private PostgresServer(string connectionString, Process shell) => (_connectionString, _shell) = (connectionString, shell);

    private static string? Binaries => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    /// <summary>An empty database. Skips the test where PostgreSQL is not installed, and fails it there when CI=true.</summary>
    public static async Task<string> NewDatabase()
    {
        if (Binaries is null && Environment.GetEnvironmentVariable("CI") == "true")
            throw new InvalidOperationException("PostgreSQL is missing: apt-get install postgresql");
        Skip.If(Binaries is null, "PostgreSQL is not installed (apt-get install postgresql)");
        var server = await One.Value;
        if (server._shell.HasExited)
            throw new InvalidOperationException("PostgreSQL stopped in the middle of the tests.");
        var name = $"test{Interlocked.Increment(ref server._databases)}";
        await using var connection = new NpgsqlConnection(server._connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server._connectionString) { Database = name }.ToString();
    }

    private static async Task<PostgresServer> Start()
    {
        var port = FreePort();
        var folder = Path.Combine(Path.GetTempPath(), $"handoffbot-postgres-{port}");
        // It outlives nothing: when this process ends, however it ends, the pipe closes and the shell takes the server down.
        var script = $"""
            set -e
            export LC_ALL=C.UTF-8
            rm -rf {folder}; mkdir -m 700 {folder}
            {Binaries}/initdb -D {folder}/data -A trust -U handoffbot --no-sync >/dev/null
            {Binaries}/postgres -D {folder}/data -p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off >{folder}/log 2>&1 &
            cat >/dev/null
            kill -QUIT $!; wait; rm -rf {folder}
            """;
        // initdb refuses root.
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.WorkingDirectory = "/";
        var shell = Process.Start(start)!;
        var connectionString = $"Host=127.0.0.1;Port={port};Username=handoffbot;Database=postgres;Pooling=false";
        for (var look = 0; ; look++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                return new(connectionString, shell);
            }
            catch (NpgsqlException) when (look < 300 && !shell.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
