using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>What a message is about, read without the rest of its row.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Agreement">Id of its agreement; null for none.</param>
public sealed record MessageSubject(string Subject, string? Agreement);

/// <summary>Looks at messages one by one, after a statement about several failed to be read.</summary>
public static class MessageInspection
{
    private const string OpenSql =
        $"SELECT m.id AS Value FROM messages m WHERE {MessageSql.Posts} UNION ALL SELECT m.id FROM messages m WHERE {MessageSql.Edits} "
            + $"UNION ALL SELECT m.id FROM messages m WHERE {MessageSql.Open}";

    /// <summary>Ids of all messages that are to be sent or looked up.</summary>
    public static Task<List<string>> Open(HandoffDb db, CancellationToken cancel) => Sql.Query(db, OpenSql, row => row.Text(0), cancel);

    /// <summary>Reads the row, and throws what is wrong with it.</summary>
    public static Task<MessageRow?> TryRead(HandoffDb db, string id, CancellationToken cancel) => RowsByKey.Message(db, id, cancel);

    /// <summary>Gives the message up, and says what it was about.</summary>
    public static async Task<MessageSubject> GiveUp(HandoffDb db, string id, string why, CancellationToken cancel) =>
        await Sql.First(
            db,
            "UPDATE messages SET state = 'Abandoned', error = {1}, leased_by = NULL WHERE id = {0} RETURNING subject, agreement",
            row => new MessageSubject(row.Text(0), row.TextOrNull(1)),
            cancel,
            id,
            $"It cannot be read: {why}"
        ) ?? throw new InvalidOperationException($"There is no message {id}.");

    /// <summary>How many messages of a kind, about subjects that begin so, were wanted since a moment.</summary>
    public static async Task<int> CountSince(HandoffDb db, string kind, string beginning, Instant since, CancellationToken cancel) =>
        (int)
            await Sql.First(
                db,
                "SELECT COUNT(*) FROM messages WHERE kind = {0} AND created_at > {1} AND substr(subject, 1, {2}) = {3}",
                row => row.Long(0),
                cancel,
                kind,
                since.ToUnixTimeMilliseconds(),
                beginning.Length,
                beginning
            );
}
