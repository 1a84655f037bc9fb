using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>What people did with alerts, and said of scores, for many of them at once.</summary>
public static class EventReactions
{
    /// <summary>When each of the alerts was first contacted; those that were not are left out, and a contact taken back is none.</summary>
    public static async Task<IReadOnlyDictionary<string, Instant>> FirstContacts(
        HandoffDb db,
        string[] alerts,
        CancellationToken cancel
    ) =>
        (await Sql.Query(db, FirstContactsSql(db.IsPostgres), row => (Alert: row.Text(0), At: row.Time(1)), cancel, [alerts])).ToDictionary(
            one => one.Alert,
            one => one.At,
            StringComparer.Ordinal
        );

    /// <summary>Those of the alerts that somebody claimed or contacted.</summary>
    public static async Task<IReadOnlySet<string>> Taken(HandoffDb db, string[] alerts, CancellationToken cancel) =>
        (await Sql.Query(db, TakenSql(db.IsPostgres), row => row.Text(0), cancel, [alerts])).ToHashSet(StringComparer.Ordinal);

    /// <summary>What reviewers said of alerts or events, in the order in which they said it.</summary>
    public static Task<List<LabelRow>> Labels(HandoffDb db, string[] subjects, CancellationToken cancel) =>
        Sql.Query(db, LabelsSql(db.IsPostgres), ReviewTables.Labels.Read, cancel, [subjects]);

    /// <summary>What imported feedback says of events, in the order in which it was said.</summary>
    public static Task<List<(string Event, PastVerdict Verdict)>> Feedback(HandoffDb db, string[] events, CancellationToken cancel) =>
        Sql.Query(db, FeedbackSql(db.IsPostgres), row => (row.Text(0), row.Name<PastVerdict>(1)), cancel, [events]);

    internal static string FirstContactsSql(bool isPostgres) =>
        $"""
            SELECT f.alert_id, MIN(f.at) FROM alert_facts f
            WHERE {SqlText.In(isPostgres, "f.alert_id", 0)} AND f.kind = 'Contacted' AND NOT EXISTS (SELECT 1 FROM alert_facts u
                WHERE u.alert_id = f.alert_id AND u.kind = 'ContactUndone' AND u.seq > f.seq)
            GROUP BY f.alert_id
            """;

    internal static string TakenSql(bool isPostgres) =>
        $"""
            SELECT DISTINCT alert_id FROM alert_facts
            WHERE {SqlText.In(isPostgres, "alert_id", 0)} AND kind IN ('Claimed', 'TakenOver', 'Contacted')
            """;

    internal static string LabelsSql(bool isPostgres) =>
        $"{ReviewTables.Labels.Select} WHERE {SqlText.In(isPostgres, "subject", 0)} ORDER BY seq";

    internal static string FeedbackSql(bool isPostgres) =>
        $"SELECT event_id, verdict FROM past_feedback WHERE {SqlText.In(isPostgres, "event_id", 0)} ORDER BY at, id";
}
