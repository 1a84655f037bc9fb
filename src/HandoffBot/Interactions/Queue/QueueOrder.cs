using HandoffBot.Core.Agreement;
using HandoffBot.Store.Rows;

namespace HandoffBot.Interactions.Queue;

/// <summary>The order of a queue: what nobody doubts before what is flagged, the hottest band first, then what expires soonest.</summary>
internal static class QueueOrder
{
    /// <summary>The rows in order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="byScore">Whether bands count.</param>
    /// <param name="agreementOf">The agreement of an id.</param>
    public static IReadOnlyList<QueuedRow> Of(IEnumerable<QueuedRow> rows, bool byScore, Func<string, HandoffAgreement> agreementOf)
    {
        var ranks = new Dictionary<(string Agreement, string Band), int>();
        int Rank(QueuedRow row)
        {
            var key = (row.Agreement, row.Band);
            return ranks.TryGetValue(key, out var rank) ? rank : ranks[key] = RankOf(agreementOf(row.Agreement), row.Band);
        }

        return
        [
            .. rows.OrderBy(row => row.IsFlagged)
                .ThenBy(row => byScore ? Rank(row) : 0)
                .ThenBy(row => row.ExpiresAt)
                .ThenBy(row => row.Id, StringComparer.Ordinal),
        ];
    }

    // A band that an older version of the agreement had comes last.
    private static int RankOf(HandoffAgreement agreement, string band) =>
        agreement.Bands.OrderByDescending(one => one.From).TakeWhile(one => one.Name != band).Count();
}
