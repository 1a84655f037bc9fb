using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>
/// Leads that wait for working hours to open, found by index. A row is a hint: whether its lead still waits is known once its account
/// is held.
/// </summary>
public static class OpeningWaits
{
    internal const string NextDueSql = "SELECT due_at FROM opening_waits ORDER BY due_at LIMIT 1";

    /// <summary>The first channel after <c>{0}</c>.</summary>
    internal const string ChannelAfterSql = "SELECT channel FROM opening_waits WHERE channel > {0} ORDER BY channel LIMIT 1";

    /// <summary>Expired at <c>{0}</c>, at most <c>{1}</c>.</summary>
    internal static readonly string ExpiredSql =
        $"{EventTables.OpeningWaits.Select} WHERE expires_at <= {{0}} ORDER BY expires_at LIMIT {{1}}";

    /// <summary>Of a channel <c>{0}</c>, open and not expired at <c>{1}</c>.</summary>
    internal static readonly string HottestSql =
        $"{EventTables.OpeningWaits.Select} WHERE channel = {{0}} AND opens_at <= {{1}} AND expires_at > {{1}} "
        + "ORDER BY band_rank, score DESC, occurred_at, event_id LIMIT 1";

    /// <summary>When something has to be done about the first of them; null when none waits.</summary>
    public static Task<Instant?> NextDueAt(HandoffDb db, CancellationToken cancel) =>
        Sql.First(db, NextDueSql, row => row.TimeOrNull(0), cancel);

    /// <summary>Those whose alerts have expired, the longest expired first.</summary>
    public static Task<List<OpeningWaitRow>> Expired(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Sql.Query(db, ExpiredSql, EventTables.OpeningWaits.Read, cancel, now.ToUnixTimeMilliseconds(), most);

    /// <summary>The channels that any of them waits for.</summary>
    public static async Task<IReadOnlyList<string>> Channels(HandoffDb db, CancellationToken cancel)
    {
        var channels = new List<string>();
        for (var after = ""; await Sql.First(db, ChannelAfterSql, row => row.Text(0), cancel, after) is { } channel; after = channel)
        {
            channels.Add(channel);
        }

        return channels;
    }

    /// <summary>The one that a channel gets next: of those whose hours are open the hottest band first, then the highest score, then the
    /// oldest. Null when there is none.</summary>
    public static Task<OpeningWaitRow?> Hottest(HandoffDb db, string channel, Instant now, CancellationToken cancel) =>
        Sql.First(db, HottestSql, EventTables.OpeningWaits.Read, cancel, channel, now.ToUnixTimeMilliseconds());

    /// <summary>Forgets that events wait, and keeps others that do.</summary>
    public static async Task Save(
        HandoffDb db,
        IReadOnlyCollection<string> ended,
        IEnumerable<OpeningWaitRow> waiting,
        CancellationToken cancel
    )
    {
        if (ended.Count > 0)
        {
            var sql = $"DELETE FROM opening_waits WHERE {SqlText.In(db.IsPostgres, "event_id", 0)}";
            await Sql.Execute(db, sql, cancel, [ended.Order(StringComparer.Ordinal).ToArray()]);
        }

        await BulkWriter.Upsert(db, [.. waiting.OrderBy(row => row.EventId, StringComparer.Ordinal)], cancel);
    }
}
