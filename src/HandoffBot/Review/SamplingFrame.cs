using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review;

/// <summary>What a review's cases are drawn from, from what was recorded by the end of the week alone: the same week draws the same at any
/// time. Read as a stream, and of that only what is drawn is kept.</summary>
internal static class SamplingFrame
{
    /// <summary>Of an agreement <c>{0}</c>, opened from <c>{1}</c> before <c>{2}</c>.</summary>
    internal const string PostedSql = $$"""
        SELECT alert_id FROM alert_facts
        WHERE agreement = {0} AND opened_at >= {1} AND opened_at < {2} AND kind = 'Opened' AND at < {2}
            AND alert_id NOT IN (
                SELECT subject FROM messages
                WHERE kind = '{{Outbox.AlertKind}}' AND created_at >= {1} AND created_at < {2} AND (posted_at IS NULL OR posted_at >= {2}))
        """;

    // Of an agreement {0}, decided from {1} before {2}, with a score from {3} below {4}.
    private const string Below = """
        agreement = {0} AND decided_at >= {1} AND decided_at < {2} AND outcome = 'Nurture' AND score >= {3} AND score < {4}
        """;

    // The planner is to look at the account's few decisions, so its other columns are nothing to search by.
    private const string HeldOut = """
        SELECT 1 FROM decisions other
        WHERE other.account_key = decisions.account_key AND other.decided_at >= {1} AND other.decided_at < {2}
            AND other.agreement || '' = {0} AND other.outcome || '' = 'HeldOut'
        """;

    /// <summary>Values as <see cref="PostedSql"/>, and scores from <c>{3}</c> below <c>{4}</c>.</summary>
    internal const string BelowSql = $$"""
        SELECT DISTINCT account_key FROM decisions
        WHERE {{Below}} AND NOT EXISTS (
            SELECT 1 FROM alerts
            WHERE alerts.account_key = decisions.account_key AND alerts.agreement = {0} AND opened_at >= {1} AND opened_at < {2})
            AND NOT EXISTS ({{HeldOut}})
        """;

    private static readonly string LastBelowSql =
        $"{EventTables.Decisions.Select} WHERE {Below} AND account_key = {{5}} ORDER BY decided_at DESC, event_id LIMIT 1";

    /// <summary>Alerts of the week that Slack showed and nobody's flag stood on at its end.</summary>
    public static async Task<BottomKSample> Unflagged(
        HandoffDb db,
        HandoffAgreement agreement,
        SamplingScope review,
        Func<string, bool> isFlagged,
        CancellationToken cancel
    )
    {
        var sample = Sample(review, SamplingStratum.Random, agreement.Review.Sample);
        await Sql.Each(
            db,
            PostedSql,
            row =>
            {
                var alert = row.Text(0);
                if (!isFlagged(alert))
                {
                    sample.Offer(alert);
                }
            },
            cancel,
            [.. Week(agreement, review)]
        );
        return sample;
    }

    /// <summary>Accounts whose score came within the agreed distance below the lowest band in the week, and that neither had an alert in it
    /// nor would have had one but for a holdout. By account: more events of one make it no likelier.</summary>
    public static async Task<BottomKSample> JustBelow(
        HandoffDb db,
        HandoffAgreement agreement,
        SamplingScope review,
        CancellationToken cancel
    )
    {
        var sample = Sample(review, SamplingStratum.BelowThreshold, agreement.Review.BelowThreshold);
        await Sql.Each(
            db,
            BelowSql,
            row => sample.Offer(row.Text(0)),
            cancel,
            [.. Week(agreement, review), .. Scores(agreement)]
        );
        return sample;
    }

    /// <summary>The last decision of an account that <see cref="JustBelow"/> drew.</summary>
    public static Task<DecisionRow?> LastOf(
        HandoffDb db,
        HandoffAgreement agreement,
        SamplingScope review,
        string account,
        CancellationToken cancel
    ) =>
        Sql.First(
            db,
            LastBelowSql,
            EventTables.Decisions.Read,
            cancel,
            [.. Week(agreement, review), .. Scores(agreement), account]
        );

    /// <summary>A sample that anybody draws again: its seed is the digest's key, which names the agreement and the week.</summary>
    public static BottomKSample Sample(SamplingScope review, SamplingStratum sampled, int size) => new($"{review.Digest}\n{sampled}", size);

    private static object[] Week(HandoffAgreement agreement, SamplingScope review) =>
        [agreement.Id, review.Period.From.ToUnixTimeMilliseconds(), review.Period.To.ToUnixTimeMilliseconds()];

    private static object[] Scores(HandoffAgreement agreement)
    {
        var threshold = agreement.Bands.Count == 0 ? 0 : (double)agreement.Bands.Min(band => band.From);
        return [threshold - agreement.Review.BelowWithin, threshold];
    }
}
