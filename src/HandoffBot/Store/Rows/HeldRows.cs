using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>What is stored of held events, for the write that decides about them. Call with their accounts held.</summary>
internal static class HeldRows
{
    /// <summary>Who was told of the events.</summary>
    public static Task<List<HoldRow>> Of(HandoffDb db, IReadOnlyCollection<string> events, CancellationToken cancel) =>
        Sql.Query(
            db,
            $"{EventTables.Holds.Select} WHERE {SqlText.In(db.IsPostgres, "event_id", 0)}",
            EventTables.Holds.Read,
            cancel,
            [events.ToArray()]
        );

    /// <summary>The events as they arrived; none for one whose personal data expired.</summary>
    public static Task<List<InboxRow>> Received(HandoffDb db, IReadOnlyCollection<string> events, CancellationToken cancel) =>
        Sql.Query(
            db,
            $"{EventTables.Inbox.Select} WHERE {SqlText.In(db.IsPostgres, "event_id", 0)} AND body <> '{{}}'",
            EventTables.Inbox.Read,
            cancel,
            [events.ToArray()]
        );

    /// <summary>The notices of these keys that were ever wanted: key, channel and agreement.</summary>
    public static Task<List<(string Key, string Channel, string? Agreement)>> Notices(
        HandoffDb db,
        string kind,
        IReadOnlyCollection<string> keys,
        CancellationToken cancel
    ) =>
        Sql.Query(
            db,
            $"SELECT subject, channel, agreement FROM messages WHERE kind = {{0}} AND {SqlText.In(db.IsPostgres, "subject", 1)}",
            row => (row.Text(0), row.Text(1), row.TextOrNull(2)),
            cancel,
            kind,
            keys.ToArray()
        );
}
