using System.Runtime.CompilerServices;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>The flags that stood at the end of a period, from the history alone: taken back later still counts here, taken back earlier
/// does not. They are those clicked in the period, and those clicked before it on alerts of the period before.</summary>
internal static class FlaggedAlerts
{
    // Of an agreement {0}; the period before begins at {1}, the period at {2} and ends at {3}. An alert's few facts are looked through for
    // what was taken back, not all that ever was: so the planner is given no other moment to search by.
    private const string Standing = """
        f.agreement = {0} AND f.kind = 'Flagged' AND f.at >= {1} AND f.at < {3} AND (f.at >= {2} OR f.opened_at >= {1})
            AND NOT EXISTS (
                SELECT 1 FROM alert_facts u
                WHERE u.alert_id = f.alert_id AND u.kind = 'FlagUndone' AND u.seq > f.seq AND u.at + 0 < {3}
                    AND COALESCE(u.by, '') = COALESCE(f.by, ''))
        """;

    /// <summary>Flags with what is told of them, those of one alert together.</summary>
    // Whether a card was posted is as CohortAlerts has it.
    internal const string EachSql = $$"""
        SELECT f.alert_id, f.seq, f.by, f.at, f.opened_at, f.band, f.source, f.signals,
            EXISTS (
                SELECT 1 FROM messages m
                WHERE m.kind = '{{Outbox.AlertKind}}' AND m.subject = f.alert_id AND (m.posted_at IS NULL OR m.posted_at >= {3})),
            (
                SELECT r.detail FROM alert_facts r
                WHERE r.alert_id = f.alert_id AND r.kind = 'ReasonGiven' AND r.seq > f.seq AND r.at + 0 < {3}
                    AND COALESCE(r.by, '') = COALESCE(f.by, '')
                ORDER BY r.seq DESC LIMIT 1),
            EXISTS (
                SELECT 1 FROM alert_facts c
                WHERE c.alert_id = f.alert_id AND c.kind IN ('Expired', 'Withdrawn') AND c.seq < f.seq)
        FROM alert_facts f WHERE {{Standing}} ORDER BY f.alert_id, f.seq
        """;

    /// <summary>Flags with nothing but their moment, those of one alert together.</summary>
    internal const string ClicksSql = $"SELECT f.alert_id, f.at FROM alert_facts f WHERE {Standing} ORDER BY f.alert_id, f.seq";

    /// <summary>Their alerts, in the order of their first flags.</summary>
    public static async Task<List<FlaggedAlert>> In(
        HandoffDb db,
        string agreement,
        ReviewPeriod period,
        ReviewPeriod before,
        CancellationToken cancel
    ) => await Each(db, agreement, period, before, cancel).OrderBy(alert => alert.Order).ToListAsync(cancel);

    /// <summary>Their alerts one by one, in no order that means anything. Until the last was read nothing else can be read.</summary>
    public static async IAsyncEnumerable<FlaggedAlert> Each(
        HandoffDb db,
        string agreement,
        ReviewPeriod period,
        ReviewPeriod before,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var (from, to, earliest) = (period.From, period.To, before.From);
        var said = await ReviewLabels.Until(
            db,
            agreement,
            db
                .AlertFacts.Where(f => f.Agreement == agreement && f.Kind == AlertFactKind.Flagged && f.At >= earliest && f.At < to)
                .Select(f => f.AlertId),
            to,
            cancel
        );
        var clicks = Sql.Stream(db, EachSql, Read, cancel, Values(agreement, period, before));
        await foreach (var alert in Together(clicks, cancel))
        {
            var (first, last) = (alert[0], alert[^1]);
            yield return new()
            {
                AlertId = first.AlertId,
                Order = first.Seq,
                Company = "",
                Band = first.Band,
                Source = first.Source,
                Signals = last.Signals is { } signals ? DocumentFormats.ShownSignals.Read(signals) : [],
                Posted = !first.IsUnposted,
                Cohort =
                    first.OpenedAt >= from ? Cohort.Period
                    : first.OpenedAt >= earliest ? Cohort.Before
                    : Cohort.Earlier,
                Verdict = FlagVerdicts.Of(said(first.AlertId)),
                Flags = [.. alert.Select(f => new Flag(f.By ?? "", f.At, f.Reason, AfterClose: f.IsLate))],
            };
        }
    }

    /// <summary>Of each alert when it was flagged first, where one of its flags was clicked in the period; null where none was.</summary>
    public static async Task<IReadOnlyDictionary<string, Instant?>> FirstClicks(
        HandoffDb db,
        string agreement,
        ReviewPeriod period,
        ReviewPeriod before,
        CancellationToken cancel
    )
    {
        var firsts = new Dictionary<string, Instant?>(StringComparer.Ordinal);
        var clicks = Sql.Stream(
            db,
            ClicksSql,
            row => new FlagClick { AlertId = row.Text(0), At = row.Time(1) },
            cancel,
            Values(agreement, period, before)
        );
        await foreach (var alert in Together(clicks, cancel))
        {
            firsts.Add(alert[0].AlertId, alert.Exists(f => f.At >= period.From) ? alert[0].At : null);
        }

        return firsts;
    }

    private static object[] Values(string agreement, ReviewPeriod period, ReviewPeriod before) =>
        [
            agreement,
            before.From.ToUnixTimeMilliseconds(),
            period.From.ToUnixTimeMilliseconds(),
            period.To.ToUnixTimeMilliseconds(),
        ];

    private static FlagClick Read(SqlRow row) =>
        new()
        {
            AlertId = row.Text(0),
            Seq = row.Long(1),
            By = row.TextOrNull(2),
            At = row.Time(3),
            OpenedAt = row.Time(4),
            Band = row.Text(5),
            Source = row.TextOrNull(6),
            Signals = row.TextOrNull(7),
            IsUnposted = row.Flag(8),
            Reason = row.TextOrNull(9),
            IsLate = row.Flag(10),
        };

    // Those of one alert follow each other.
    private static async IAsyncEnumerable<List<FlagClick>> Together(
        IAsyncEnumerable<FlagClick> clicks,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var together = new List<FlagClick>();
        await foreach (var click in clicks.WithCancellation(cancel))
        {
            if (together.Count > 0 && together[0].AlertId != click.AlertId)
            {
                yield return together;
                together = [];
            }

            together.Add(click);
        }

        if (together.Count > 0)
        {
            yield return together;
        }
    }

    private sealed record FlagClick
    {
        public required string AlertId { get; init; }

        public long Seq { get; init; }

        public string? By { get; init; }

        public Instant At { get; init; }

        public Instant OpenedAt { get; init; }

        public string Band { get; init; } = "";

        public string? Source { get; init; }

        /// <summary>As they are stored: of an alert the last are read.</summary>
        public string? Signals { get; init; }

        public bool IsUnposted { get; init; }

        public string? Reason { get; init; }

        public bool IsLate { get; init; }
    }
}
