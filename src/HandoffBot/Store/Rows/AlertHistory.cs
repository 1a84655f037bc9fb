using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>The history of the alerts: the one way to append to it.</summary>
public static class AlertHistory
{
    /// <summary>The moment of the last fact of alert <c>{0}</c>.</summary>
    internal const string LastAtSql = "SELECT max(at) FROM alert_facts WHERE alert_id = {0}";

    /// <summary>The moment of the last fact of an alert; null when it has none.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<Instant?> LastAt(HandoffDb db, string alertId, CancellationToken cancel) =>
        Sql.First(db, LastAtSql, row => row.TimeOrNull(0), cancel, alertId);

    /// <summary>Appends the facts; whoever listens to <see cref="CommittedFacts"/> is told of them after the commit.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="facts">In the order they happened.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Append(HandoffDb db, IReadOnlyList<AlertFactRow> facts, CancellationToken cancel)
    {
        db.NewFacts.AddRange(facts.Select(fact => fact.Kind));
        var claims = facts.Where(fact => AlertFactRow.Claims.Contains(fact.Kind)).ToList();
        if (claims.Count > 0)
        {
            var last = await FeedbackLog.Reserve(db, claims.Count, cancel);
            foreach (var (place, claim) in claims.Index())
            {
                claim.FeedbackPosition = last - claims.Count + place + 1;
            }
        }

        await BulkWriter.Insert(db, facts, cancel);
    }
}
