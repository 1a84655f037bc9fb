using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>Somebody who is not there at a moment.</summary>
/// <param name="UserId">Slack user id.</param>
/// <param name="Until">Until when.</param>
/// <param name="IsDoNotDisturb">Whether Slack says so; otherwise they, or somebody for them, said that they are away.</param>
public sealed record UnavailablePerson(string UserId, Instant Until, bool IsDoNotDisturb);

/// <summary>Who is away, and who does not want to be disturbed.</summary>
public static class UnavailablePeople
{
    /// <summary>How long what Slack said of do-not-disturb is good; it is asked again far sooner, for people change it at any
    /// time.</summary>
    internal static readonly Duration GoodFor = Duration.FromMinutes(5);

    /// <summary>At <c>{0}</c>, what Slack said since <c>{1}</c>. In one statement, for it is read with each batch of events.</summary>
    internal const string AtSql = """
        SELECT user_id, until, FALSE FROM absences WHERE until > {0}
        UNION ALL SELECT user_id, ends_at, TRUE FROM do_not_disturb WHERE starts_at <= {0} AND ends_at > {0} AND asked_at > {1}
        """;

    /// <summary>Everybody who is not there at a moment; somebody may be so for both reasons.</summary>
    public static Task<List<UnavailablePerson>> At(HandoffDb db, Instant now, CancellationToken cancel) =>
        Sql.Query(
            db,
            AtSql,
            row => new UnavailablePerson(row.Text(0), row.Time(1), row.Flag(2)),
            cancel,
            now.ToUnixTimeMilliseconds(),
            (now - GoodFor).ToUnixTimeMilliseconds()
        );

    /// <summary>Of whom Slack has been asked for do-not-disturb since a moment.</summary>
    public static async Task<IReadOnlySet<string>> AskedSince(HandoffDb db, Instant since, CancellationToken cancel) =>
        (
            await Sql.Query(
                db,
                "SELECT user_id FROM do_not_disturb WHERE asked_at >= {0}",
                row => row.Text(0),
                cancel,
                since.ToUnixTimeMilliseconds()
            )
        ).ToHashSet(StringComparer.Ordinal);

    /// <summary>Stores what Slack said of do-not-disturb.</summary>
    public static Task Save(HandoffDb db, IReadOnlyList<DoNotDisturbRow> said, CancellationToken cancel) =>
        BulkWriter.Upsert(db, said, cancel);
}
