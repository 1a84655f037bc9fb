using System.Diagnostics;
using Npgsql;

namespace HandoffBot.Testing.Databases;

/// <summary>
/// Two of Debian's PostgreSQL servers that write to disk for good (<c>fsync</c>): a primary and a standby that every commit
/// waits for. When the primary is killed the standby takes its place, and the dead one is made anew as its standby.
/// </summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private readonly string _connectionString;

    // Held, for the servers live as long as its shell's input stays open.
    private readonly Process _shell;
    private Task _followed;

    private PostgresPair(string connectionString, Process shell)
    {
        (_connectionString, _shell) = (connectionString, shell);
        _followed = Says("followed");
    }

    /// <summary>Skips the test where PostgreSQL is not installed, and fails it there when CI=true.</summary>
    public static async Task<PostgresPair> Start()
    {
        PostgresServer.SkipWithoutPostgres();
        int[] ports = [PostgresServer.FreePort(), PostgresServer.FreePort()];
        var start = PostgresServer.Shell(Script(ports, Path.Combine(Path.GetTempPath(), $"handoffbot-postgres-{ports[0]}")));
        start.RedirectStandardOutput = true;
        var hosts = $"127.0.0.1:{ports[0]},127.0.0.1:{ports[1]}";
        var pair = new PostgresPair(
            $"Host={hosts};Target Session Attributes=primary;Username=handoffbot;Database=postgres",
            Process.Start(start)!
        );
        await pair._followed;
        return pair;
    }

    /// <summary>An empty database, wherever the primary is.</summary>
    public async Task<string> NewDatabase()
    {
        await using var connection = new NpgsqlConnection(_connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand("CREATE DATABASE handoffbot", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = "handoffbot", MaxPoolSize = 20 }.ToString();
    }

    /// <summary>
    /// Kills the primary with all its processes (<c>kill -9</c>) and returns when the standby has taken its place. A new standby
    /// is made after that, and waited for by the next fail-over.
    /// </summary>
    public async Task FailOver()
    {
        await _followed;
        await _shell.StandardInput.WriteLineAsync();
        await Says("promoted");
        _followed = Says("followed");
    }

    public async ValueTask DisposeAsync()
    {
        await _followed;
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task Says(string word)
    {
        while (await _shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == word)
            {
                return;
            }
        }

        throw new InvalidOperationException("The pair of PostgreSQL servers stopped.");
    }

    // A standby is waited for only while there is one: without, the one server left would take nothing. The killed processes are
    // all ended before the standby is promoted, so that nothing more is acknowledged by the old primary.
    private static string Script(int[] ports, string folder) =>
        $$"""
        set -e
        export LC_ALL=C.UTF-8
        bin={{PostgresServer.Binaries}}; dir={{folder}}; primary={{ports[0]}}; standby={{ports[1]}}
        run() {
            $bin/postgres -D $dir/$1 -p $1 -k $dir -c listen_addresses=127.0.0.1 -c max_connections=100 -c fsync=on >>$dir/log 2>&1 &
            echo $! >$dir/$1.pid
        }
        ask() { $bin/psql -h $dir -p $primary -U handoffbot -d postgres -Atqc "$1" 2>>$dir/log || true; }
        until_it_says() { until [ "$(ask "$1")" = "$2" ]; do sleep 0.1; done; }
        wait_for_standbys() { ask "ALTER SYSTEM SET synchronous_standby_names = '$1'"; ask 'SELECT pg_reload_conf()' >/dev/null; }
        follow() {
            rm -rf $dir/$standby
            $bin/pg_basebackup -h 127.0.0.1 -p $primary -U handoffbot -D $dir/$standby -R -X stream -c fast --no-sync >>$dir/log 2>&1
            run $standby
            until_it_says "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'" 1
            wait_for_standbys '*'
            until_it_says "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'" 1
            echo followed
        }
        rm -rf $dir; mkdir -m 700 $dir
        trap 'kill -QUIT $(cat $dir/*.pid) || true; wait; rm -rf $dir' EXIT
        trap '' PIPE
        $bin/initdb -D $dir/$primary -A trust -U handoffbot --no-sync >/dev/null
        run $primary
        until_it_says 'SELECT 1' 1
        follow
        while read -r line; do
            dead=$(cat $dir/$primary.pid)
            kill -9 $dead $(pgrep -P $dead) || true
            wait $dead || true
            $bin/pg_ctl promote -D $dir/$standby -w >>$dir/log 2>&1
            other=$primary; primary=$standby; standby=$other
            wait_for_standbys ''
            echo promoted
            follow
        done
        """;
}
