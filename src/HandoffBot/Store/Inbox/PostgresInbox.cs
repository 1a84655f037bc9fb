using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace HandoffBot.Store.Inbox;

/// <summary>One statement and one round trip for all rows of a commit.</summary>
public sealed class PostgresInbox(PostgresDatabase database) : IInbox
{
    private const string Insert = """
        INSERT INTO inbox (event_id, sender, received_at, body, decided)
        SELECT event_id, sender, received_at, body, false FROM unnest($1, $2, $3, $4) AS new (event_id, sender, received_at, body)
        ON CONFLICT (event_id) DO NOTHING RETURNING event_id
        """;

    public Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        database.WriteFailures.Track(async () =>
        {
            await using var command = database.Source.CreateCommand(Insert);
            Add(command, NpgsqlDbType.Text, [.. events.Select(row => row.EventId)]);
            Add(command, NpgsqlDbType.Text, [.. events.Select(row => row.Sender)]);
            Add<long>(command, NpgsqlDbType.Bigint, [.. events.Select(row => row.ReceivedAt.ToUnixTimeMilliseconds())]);
            Add(command, NpgsqlDbType.Text, [.. events.Select(row => row.Body)]);
            var stored = new HashSet<string>(StringComparer.Ordinal);
            await using (var reader = await command.ExecuteReaderAsync(cancel))
            {
                while (await reader.ReadAsync(cancel))
                {
                    stored.Add(reader.GetString(0));
                }
            }

            // The first of two with one id is the new one.
            return events.Select(row => stored.Remove(row.EventId)).ToArray();
        });

    // Locked for the one statement: so what another instance is deciding is passed over.
    public Task<List<InboxRow>> Peek(int most, IReadOnlyCollection<long> except, CancellationToken cancel)
    {
        var others = except.ToArray();
        return database.Read(
            (db, stop) =>
                (
                    others.Length == 0
                        ? db.Inbox.FromSql($"SELECT * FROM inbox WHERE NOT decided ORDER BY seq LIMIT {most} FOR UPDATE SKIP LOCKED")
                        : db.Inbox.FromSql(
                            $"""
                            SELECT * FROM inbox WHERE NOT decided AND seq <> ALL ({others}) ORDER BY seq LIMIT {most} FOR UPDATE SKIP LOCKED
                            """
                        )
                ).ToListAsync(stop),
            cancel
        );
    }

    public Task<List<long>> Claim(HandoffDb db, IReadOnlyCollection<long> seqs, CancellationToken cancel)
    {
        var wanted = seqs.ToArray();
        return db
            .Database.SqlQuery<long>(
                $"SELECT seq AS \"Value\" FROM inbox WHERE seq = ANY ({wanted}) AND NOT decided ORDER BY seq FOR UPDATE SKIP LOCKED"
            )
            .ToListAsync(cancel);
    }

    public async Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var wanted = keys.ToArray();
        // All in order of key, so that two instances never wait for each other in a circle.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO accounts (key) SELECT key FROM unnest({wanted}) AS wanted (key) ORDER BY key ON CONFLICT (key) DO NOTHING",
            cancel
        );
        var accounts = await db
            .Accounts.FromSql($"SELECT * FROM accounts WHERE key = ANY ({wanted}) ORDER BY key FOR UPDATE")
            .AsNoTracking()
            .ToListAsync(cancel);
        var accountAgreements = await db.AccountAgreements.AsNoTracking().Where(row => wanted.Contains(row.AccountKey)).ToListAsync(cancel);
        var latest = accountAgreements.Select(row => row.LatestAlertId).OfType<string>().ToArray();
        var alerts = await LockedAlerts.Read(db, latest, cancel);
        return new(accounts, accountAgreements, alerts);
    }

    public Task<UndecidedEvents> CountUndecided(CancellationToken cancel) =>
        database.Read(
            (db, stop) =>
                UndecidedEventsRow.Read(
                    db,
                    "SELECT COUNT(*) AS \"Undecided\", MIN(received_at) AS \"Oldest\" FROM inbox WHERE NOT decided",
                    stop
                ),
            cancel
        );

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
