using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Somebody's home tab that no longer shows what is.</summary>
/// <param name="UserId">Slack user id.</param>
/// <param name="Seqs">The changes it is about.</param>
public sealed record HomeTabChange(string UserId, IReadOnlyList<long> Seqs);

/// <summary>
/// Who has the home tab open, what it shows, and which of it changed. A change is recorded with what it changes, and only for
/// those who have the tab open; whoever draws takes it for a while, so that a host that dies leaves it to another.
/// </summary>
public static class HomeTabSubscriptions
{
    /// <summary>How long after it was opened, or used, a tab is taken to be in front of somebody: Slack does not say when it is
    /// left.</summary>
    public static Duration OpenFor { get; } = Duration.FromMinutes(15);

    private static readonly Duration Lease = Duration.FromSeconds(15);

    /// <summary>Free at <c>{0}</c>, at most <c>{1}</c>.</summary>
    internal const string FreeSql = "SELECT seq FROM home_tab_changes WHERE leased_until <= {0} ORDER BY leased_until LIMIT {1}";

    /// <summary>The key under which changes of an agreement's alerts are watched.</summary>
    public static string AgreementKey(string agreement) => "agreement:" + agreement;

    /// <summary>The tab is in front of somebody and shows what these keys stand for: holders of alerts and agreements.</summary>
    public static async Task Open(HandoffDb db, string userId, IEnumerable<string> keys, Instant now, CancellationToken cancel)
    {
        await Close(db, userId, cancel);
        await Sql.Execute(db, "DELETE FROM home_tab_subscriptions WHERE opened_at < {0}", cancel, (now - OpenFor).ToUnixTimeMilliseconds());
        foreach (var key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await Sql.Execute(
                db,
                "INSERT INTO home_tab_subscriptions (key, user_id, opened_at) VALUES ({0}, {1}, {2}) ON CONFLICT (key, user_id) DO NOTHING",
                cancel,
                key,
                userId,
                now.ToUnixTimeMilliseconds()
            );
        }
    }

    /// <summary>Somebody looks at something else.</summary>
    public static async Task Close(HandoffDb db, string userId, CancellationToken cancel) =>
        await Sql.Execute(db, "DELETE FROM home_tab_subscriptions WHERE user_id = {0}", cancel, userId);

    /// <summary>Whether somebody has it open.</summary>
    public static async Task<bool> IsOpen(HandoffDb db, string userId, Instant now, CancellationToken cancel) =>
        await Sql.First(
            db,
            "SELECT 1 FROM home_tab_subscriptions WHERE user_id = {0} AND opened_at >= {1}",
            row => row.Long(0),
            cancel,
            userId,
            (now - OpenFor).ToUnixTimeMilliseconds()
        ) == 1;

    /// <summary>What these keys stand for has changed: recorded for everybody who has it open, as part of the write that changes
    /// it.</summary>
    public static async Task Change(HandoffDb db, IReadOnlyCollection<string> keys, Instant now, CancellationToken cancel)
    {
        if (keys.Count > 0)
        {
            await Sql.Execute(
                db,
                "INSERT INTO home_tab_changes (user_id, leased_until) SELECT DISTINCT user_id, 0 FROM home_tab_subscriptions WHERE "
                    + $"{SqlText.In(db.IsPostgres, "key", 0)} AND opened_at >= {{1}}",
                cancel,
                keys.ToArray(),
                (now - OpenFor).ToUnixTimeMilliseconds()
            );
        }
    }

    /// <summary>Whether anything waits to be drawn.</summary>
    public static async Task<bool> Any(HandoffDb db, Instant now, CancellationToken cancel) =>
        (await Sql.Query(db, FreeSql, row => row.Long(0), cancel, now.ToUnixTimeMilliseconds(), 1)).Count > 0;

    /// <summary>Takes what waits, the longest first.</summary>
    public static async Task<IReadOnlyList<HomeTabChange>> Take(HandoffDb db, Instant now, int most, CancellationToken cancel)
    {
        var rows = await Sql.Query(
            db,
            $"UPDATE home_tab_changes SET leased_until = {{2}} WHERE seq IN ({RowLock.SkipLocked(db, FreeSql)}) RETURNING seq, user_id",
            row => (Seq: row.Long(0), User: row.Text(1)),
            cancel,
            now.ToUnixTimeMilliseconds(),
            most,
            (now + Lease).ToUnixTimeMilliseconds()
        );
        return
        [
            .. rows.GroupBy(row => row.User, StringComparer.Ordinal)
                .OrderBy(ofOne => ofOne.Min(row => row.Seq))
                .Select(ofOne => new HomeTabChange(ofOne.Key, [.. ofOne.Select(row => row.Seq)])),
        ];
    }

    /// <summary>They are drawn, or nobody looks any more.</summary>
    public static async Task Done(HandoffDb db, HomeTabChange changed, CancellationToken cancel)
    {
        foreach (var seq in changed.Seqs)
        {
            await Sql.Execute(db, "DELETE FROM home_tab_changes WHERE seq = {0}", cancel, seq);
        }
    }

    /// <summary>They could not be drawn now: one of them waits until then, which stands for all.</summary>
    public static async Task Later(HandoffDb db, HomeTabChange changed, Instant until, CancellationToken cancel)
    {
        await Done(db, changed with { Seqs = [.. changed.Seqs.Skip(1)] }, cancel);
        await Sql.Execute(
            db,
            "UPDATE home_tab_changes SET leased_until = {1} WHERE seq = {0}",
            cancel,
            changed.Seqs[0],
            until.ToUnixTimeMilliseconds()
        );
    }
}
