using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>How many live alerts a person holds: those they claimed, and those of theirs that nobody has claimed.</summary>
public static class HeldAlerts
{
    /// <summary>Of the names in value <c>{0}</c>, at <c>{1}</c>.</summary>
    internal static string CountSql(bool isPostgres) =>
        $"SELECT COUNT(*) FROM alerts WHERE state IN ('Open', 'Claimed') AND {SqlText.In(isPostgres, "holder", 0)} AND expires_at > {{1}}";

    /// <summary>The count, by the user id and by every e-mail address known to be theirs.</summary>
    /// <param name="db">Of the use under way.</param>
    /// <param name="userId">Slack user id.</param>
    /// <param name="now">What has expired by then does not count.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<int> Count(HandoffDb db, string userId, Instant now, CancellationToken cancel)
    {
        string[] names = [userId, .. await KnownPeople.AddressesOf(db, userId, cancel)];
        return await Sql.First(db, CountSql(db.IsPostgres), row => (int)row.Long(0), cancel, names, now.ToUnixTimeMilliseconds());
    }
}
