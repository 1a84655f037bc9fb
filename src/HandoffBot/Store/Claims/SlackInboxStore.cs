using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Claims;

/// <summary>The SQL of what came from Slack.</summary>
public static class SlackInboxStore
{
    /// <summary>The request, while it is not done.</summary>
    internal const string RequestSql = "SELECT * FROM slack_inbox WHERE seq = {0} AND NOT done";

    /// <summary>Stores what is not there yet; what Slack delivers again changes nothing.</summary>
    public static async Task Add(HandoffDb db, IReadOnlyList<SlackInboxRow> rows, CancellationToken cancel)
    {
        const int columns = 4;
        var values = rows.SelectMany(row => new object[] { row.Key, row.Kind, row.Body, row.ReceivedAt.ToUnixTimeMilliseconds() })
            .ToArray();
        var places = rows.Select(
            (_, i) => $"({{{columns * i}}}, {{{(columns * i) + 1}}}, {{{(columns * i) + 2}}}, {{{(columns * i) + 3}}}, false)"
        );
        var sql =
            $"INSERT INTO slack_inbox (key, kind, body, received_at, done) VALUES {string.Join(", ", places)} ON CONFLICT (key) DO NOTHING";
        await db.Database.ExecuteSqlRawAsync(sql, values, cancel);
    }

    /// <summary>The row, for this transaction alone; null when it is done or another instance is at it.</summary>
    public static Task<SlackInboxRow?> Lock(HandoffDb db, long seq, CancellationToken cancel)
    {
        return db.SlackInbox.FromSqlRaw(RowLock.SkipLocked(db, RequestSql), seq).SingleOrDefaultAsync(cancel);
    }
}
