using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>The history of the alerts: the one way to append to it.</summary>
public static class AlertHistory
{
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
