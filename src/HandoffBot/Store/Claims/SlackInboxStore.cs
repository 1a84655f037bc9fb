using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>The SQL of what came from Slack.</summary>
public static class SlackInboxStore
{
    /// <summary>The request, while it is not done.</summary>
    internal const string RequestSql = "SELECT seq FROM slack_inbox WHERE seq = {0} AND NOT done";

    /// <summary>When the first that people did and that is not done came; events tell nothing of people.</summary>
    internal const string OldestPendingSql = "SELECT received_at FROM slack_inbox WHERE NOT done AND kind <> 'event' ORDER BY seq LIMIT 1";

    /// <summary>Stores what is not there yet; what Slack delivers again changes nothing.</summary>
    public static Task Add(HandoffDb db, IReadOnlyList<SlackInboxRow> rows, CancellationToken cancel) =>
        BulkWriter.Run(db, rows, "ON CONFLICT (key) DO NOTHING", cancel);

    /// <summary>Marks the request as done, in the transaction that makes its change; false when it is done already or another instance
    /// is at it.</summary>
    public static async Task<bool> Finish(HandoffDb db, long seq, CancellationToken cancel) =>
        await Sql.Execute(
            db,
            $"UPDATE slack_inbox SET done = true WHERE seq IN ({RowLock.SkipLocked(db, RequestSql)})",
            cancel,
            seq
        ) == 1;

    /// <summary>When the oldest click or command that is not done was received; null where all are.</summary>
    public static Task<Instant?> OldestPending(HandoffDb db, CancellationToken cancel) =>
        Sql.First(db, OldestPendingSql, row => row.TimeOrNull(0), cancel);

    /// <summary>The next requests of a kind that are not done, in order of arrival.</summary>
    /// <param name="db">Of the read under way.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="after">Only those after this one.</param>
    /// <param name="most">Never more.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<SlackInboxRow>> Pending(
        HandoffDb db,
        string kind,
        long after,
        int most,
        CancellationToken cancel
    ) =>
        await Sql.Query(
            db,
            $"{SlackTables.SlackInbox.Select} WHERE NOT done AND kind = {{0}} AND seq > {{1}} ORDER BY seq LIMIT {{2}}",
            SlackTables.SlackInbox.Read,
            cancel,
            kind,
            after,
            most
        );
}
