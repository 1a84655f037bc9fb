using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>How many live alerts of a band somebody holds.</summary>
/// <param name="Holder">E-mail or Slack user id, as the alerts name them.</param>
/// <param name="Agreement">Whose band it is.</param>
/// <param name="Band">The band.</param>
/// <param name="Count">How many.</param>
public sealed record HeldCount(string Holder, string Agreement, string Band, int Count);

/// <summary>How many live alerts people hold: those they claimed, and those of theirs that nobody has claimed.</summary>
public static class HeldAlerts
{
    /// <summary>The count, by the user id and by every e-mail address known to be theirs.</summary>
    /// <param name="db">Of the use under way.</param>
    /// <param name="userId">Slack user id.</param>
    /// <param name="now">What has expired by then does not count.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<int> Count(HandoffDb db, string userId, Instant now, CancellationToken cancel)
    {
        var addresses = await KnownPeople.AddressesOf(db, [userId], cancel);
        return (await Of(db, [userId, .. addresses.Select(one => one.Address)], now, cancel)).Sum(one => one.Count);
    }

    /// <summary>The counts of these people, each by the name given.</summary>
    /// <param name="db">Of the use under way.</param>
    /// <param name="holders">E-mail addresses and Slack user ids.</param>
    /// <param name="now">What has expired by then does not count.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<List<HeldCount>> Of(HandoffDb db, IEnumerable<string> holders, Instant now, CancellationToken cancel) =>
        Sql.Query(
            db,
            $"SELECT holder, agreement, band, COUNT(*) FROM alerts WHERE state IN ('Open', 'Claimed') "
                + $"AND {SqlText.In(db.IsPostgres, "holder", 0)} AND expires_at > {{1}} GROUP BY holder, agreement, band",
            row => new HeldCount(row.Text(0), row.Text(1), row.Text(2), (int)row.Long(3)),
            cancel,
            holders.Distinct(StringComparer.Ordinal).ToArray(),
            now.ToUnixTimeMilliseconds()
        );
}
