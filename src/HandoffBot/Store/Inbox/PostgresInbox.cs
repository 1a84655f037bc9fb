using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using Npgsql;
using NpgsqlTypes;

namespace HandoffBot.Store.Inbox;

/// <summary>One statement and one round trip for all rows of a commit.</summary>
public sealed class PostgresInbox(PostgresDatabase database) : IInbox
{
    // Numbered as they came, and written in order of their ids, so that two instances that store the same events never wait for
    // each other in a circle.
    private const string Insert = """
        INSERT INTO inbox (seq, event_id, sender, received_at, body, decided)
        SELECT seq, event_id, sender, received_at, body, $5 FROM (
            SELECT nextval(pg_get_serial_sequence('inbox', 'seq')) AS seq, event_id, sender, received_at, body
            FROM unnest($1, $2, $3, $4) AS new (event_id, sender, received_at, body)) AS numbered
        ORDER BY event_id COLLATE "C", seq
        ON CONFLICT (event_id) DO NOTHING RETURNING event_id, seq
        """;
    private const int Tries = 5;

    // Each transaction is some twenty round trips, and while one decides, another stores.
    public ArrivalLimits OnArrival { get; } = new(12, TimeSpan.Zero);

    public Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        database.WriteFailures.Track(() => AppendUntilDone(events, cancel));

    public async Task<long?[]> AppendDecided(HandoffDb db, IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        await using var command = (NpgsqlCommand)(await db.Open(cancel)).CreateCommand();
        command.Transaction = (NpgsqlTransaction?)db.Transaction;
        return await InsertAll(command, events, isDecided: true, cancel);
    }

    public Task<bool> HasUndecided(HandoffDb db, CancellationToken cancel) =>
        Sql.First(db, "SELECT 1 FROM inbox WHERE NOT decided LIMIT 1", _ => true, cancel);

    // Locked for the one statement: so what another instance is deciding is passed over.
    public Task<List<InboxRow>> Peek(int most, long mostLength, IReadOnlyCollection<long> except, CancellationToken cancel) =>
        database.Read(
            (db, stop) =>
                new PeekedEvents(most, mostLength, except).Read(
                    db,
                    $"{EventTables.Inbox.Select} WHERE NOT decided AND seq <> ALL ({{0}}) ORDER BY seq LIMIT {{1}} FOR UPDATE SKIP LOCKED",
                    stop,
                    except.ToArray(),
                    most
                ),
            cancel
        );

    public Task<List<long>> Claim(HandoffDb db, IReadOnlyCollection<long> seqs, CancellationToken cancel) =>
        Sql.Query(
            db,
            "SELECT seq FROM inbox WHERE seq = ANY ({0}) AND NOT decided ORDER BY seq FOR UPDATE SKIP LOCKED",
            row => row.Long(0),
            cancel,
            [seqs.ToArray()]
        );

    public async Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        // All in order of key, so that two instances never wait for each other in a circle.
        await Sql.Execute(
            db,
            "INSERT INTO accounts (key) SELECT key FROM unnest({0}) AS wanted (key) ORDER BY key ON CONFLICT (key) DO NOTHING",
            cancel,
            [keys.ToArray()]
        );
        return await AccountReader.With(db, await AccountReader.Accounts(db, keys, cancel), keys, cancel);
    }

    public Task<UndecidedEvents> CountUndecided(CancellationToken cancel) =>
        database.Read(
            (db, stop) => UndecidedEvents.Read(db, "SELECT COUNT(*), MIN(received_at) FROM inbox WHERE NOT decided", stop),
            cancel
        );

    private async Task<bool[]> AppendUntilDone(IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                return await AppendOnce(events, cancel);
            }
            catch (PostgresException fault)
                when (run < Tries && fault.SqlState is (PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure))
            {
                // The server rolled this one back so that the other one gets done.
                await Task.Delay(TimeSpan.FromMilliseconds(3 * run * run), cancel);
            }
        }
    }

    private async Task<bool[]> AppendOnce(IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand();
        return Array.ConvertAll(await InsertAll(command, events, isDecided: false, cancel), seq => seq is not null);
    }

    private static async Task<long?[]> InsertAll(
        NpgsqlCommand command,
        IReadOnlyList<NewEvent> events,
        bool isDecided,
        CancellationToken cancel
    )
    {
        command.CommandText = Insert;
        Add(command, NpgsqlDbType.Text, [.. events.Select(row => row.EventId)]);
        Add(command, NpgsqlDbType.Text, [.. events.Select(row => row.Sender)]);
        Add<long>(command, NpgsqlDbType.Bigint, [.. events.Select(row => row.ReceivedAt.ToUnixTimeMilliseconds())]);
        Add(command, NpgsqlDbType.Text, [.. events.Select(row => row.Body)]);
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = isDecided });
        var stored = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                stored.Add(reader.GetString(0), reader.GetInt64(1));
            }
        }

        // The first of two with one id is the new one.
        return [.. events.Select(row => stored.Remove(row.EventId, out var seq) ? seq : (long?)null)];
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
