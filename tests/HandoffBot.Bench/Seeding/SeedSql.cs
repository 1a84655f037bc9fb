using System.Globalization;

namespace HandoffBot.Bench.Seeding;

/// <summary>The statements that fill each table from <c>seed</c>, one row an alert. Ids grow with time, as the product's do.</summary>
internal static class SeedSql
{
    // A message's id is random in the product: a multiplier that has no factor in common with 2^32 scatters it.
    private const string Scattered = "printf('%08x', (i * 2654435761) % 4294967296)";

    // Expiry or a moment of a clock, a hundred each minute: now of those that are spread, now of those that lie together between them.
    private const string IsSpread = "(i % max($every, 1) = 0)";
    private const string Place = $"(CASE WHEN {IsSpread} THEN i / max($every, 1) ELSE i - i / max($every, 1) - 1 END)";
    private const string IsDue = $"($every > 0 AND {Place} < $due)";
    private const string DueAt = $"$firstDue + ({Place} / 100 * 2 + (NOT {IsSpread})) * 60000";

    // Ahead of the rounds by half a day, and of expiry by two hours.
    private const string Later = "$expires - 43200000 + i % 36000000";

    private const string Seeds = $"""
        CREATE TEMP TABLE seed AS
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $rows),
        told AS (
            SELECT i, printf('%032x', i) AS id, 'a' || i AS account, 'seed-' || i AS event, $from + i * ($to - $from) / $rows AS opened,
                CASE WHEN {IsDue} AND $clocks < 2 THEN {DueAt} ELSE $expires END AS expires,
                CASE WHEN $clocks = 0 THEN -1 WHEN NOT {IsDue} THEN i % 5 WHEN $clocks = 1 THEN 0 ELSE {Place} % 5 END AS clock,
                CASE WHEN $clocks = 0 THEN NULL WHEN NOT {IsDue} THEN {Later} WHEN $clocks = 1 THEN $expires ELSE {DueAt} END AS next,
                CASE WHEN $team = 0 THEN 0 WHEN i % ($rows / $team) = 0 AND i / ($rows / $team) < $team THEN i / ($rows / $team) ELSE -1 END
                AS member,
            CASE i % 3 WHEN 0 THEN 'hot' ELSE 'warm' END AS band, 'C0T' || printf('%03d', i % 200) AS channel,
                CASE WHEN $worked THEN (i * 7919) % 100 ELSE -1 END AS fate FROM n)
        SELECT *, CASE WHEN clock = 3 OR fate BETWEEN 0 AND 29 THEN 'Contacted' WHEN fate BETWEEN 30 AND 39 THEN 'Claimed'
            WHEN fate BETWEEN 40 AND 89 THEN 'Expired'
            WHEN fate BETWEEN 90 AND 92 THEN 'Withdrawn' ELSE 'Open' END AS state, $flagEvery > 0 AND i % max($flagEvery, 1) = 0
              AS flagged FROM told
        """;

    private const string Document = """
        replace(replace(replace(replace(replace(replace(replace(
            CASE clock WHEN 0 THEN $clock0 WHEN 1 THEN $clock1 WHEN 2 THEN $clock2 WHEN 3 THEN $clock3 WHEN 4 THEN $clock4 ELSE
            CASE WHEN state IN ('Open', 'Claimed') THEN $alert ELSE replace($alert, ',"next_due_at":2222222222222', '') END END,
              'ALERT-ID', id), 'ACCOUNT-KEY', account), 'EVENT-ID', event), 'STATE-IT-IS-IN', lower(state)),
            '1111111111111', opened), '2222222222222', expires),
            '"flags":[]', CASE WHEN flagged THEN '"flags":[{"by":"U0REP2","at":' || (opened + 1200000) || ',"after_close":false}]'
              ELSE '"flags":[]' END)
        """;

    private static readonly string Alerts = $"""
        INSERT INTO alerts (id, agreement, account_key, state, band, score, owner, holder, opened_at, expires_at, next_due_at, alert,
            revision, flagged, overdue, in_review, awaits_crm_update)
        SELECT id, CASE WHEN member < 0 THEN 'trial-pql/other' ELSE 'trial-pql/campaign' END, account, state, band, 92, 'U0REP1',
            CASE WHEN $team = 0 THEN 'U0REP1' WHEN member < 0 THEN 'U0OTHER' || (i % 4000) WHEN member % 50 = 0 THEN 'U0OPS'
                ELSE 'U0REP' || (member % 40) END, opened, expires,
            CASE WHEN clock = 3 THEN next WHEN state IN ('Open', 'Claimed') THEN min(expires, coalesce(next, expires)) END,
            {Clocked(Document)}, 1, flagged,
                clock IN (2, 4) OR ($team > 0 AND member >= 0 AND member % 7 = 0), $team > 0 AND member >= 0 AND member % 11 = 0, clock = 3
        FROM seed ORDER BY i
        """;

    // Half of the flags have a reason. In the order in which it happened.
    private const string Facts = """
        INSERT INTO alert_facts (alert_id, agreement, kind, at, by, detail, opened_at, band, source, signals)
        SELECT id, 'trial-pql/campaign', 'Opened', opened AS at, NULL, NULL, opened, band, 'webinar', NULL FROM seed
        UNION ALL SELECT id, 'trial-pql/campaign', 'Claimed', opened + 600000, 'U0REP1', NULL, opened, band, 'webinar', NULL FROM seed
            WHERE fate BETWEEN 0 AND 39
        UNION ALL SELECT id, 'trial-pql/campaign', 'Contacted', opened + 1800000, 'U0REP1', NULL, opened, band, 'webinar', NULL FROM seed
            WHERE state = 'Contacted'
        UNION ALL SELECT id, 'trial-pql/campaign', state, opened + 3600000, NULL, NULL, opened, band, 'webinar', NULL FROM seed WHERE state
            IN ('Expired', 'Withdrawn')
        UNION ALL SELECT id, 'trial-pql/campaign', 'Flagged', opened + 1200000, 'U0REP2', NULL, opened, band, 'webinar',
            '{"v":1,"d":[{"key":"invited","label":"Invited teammates"},{"key":"pricing","label":"Viewed pricing"}]}' FROM seed WHERE flagged
        UNION ALL SELECT id, 'trial-pql/campaign', 'ReasonGiven', opened + 1210000, 'U0REP2', 'Not a fit', opened, band, 'webinar', NULL
            FROM seed WHERE flagged AND i % (2 * max($flagEvery, 1)) = 0
        ORDER BY at
        """;

    private const string Messages = $"""
        INSERT INTO messages (id, kind, subject, agreement, channel, client_message_id, ts, posted_channel, wanted_revision,
            posted_revision, sent_revision,
            state, priority, expires_at, attempts, next_attempt_at, posted_at, created_at)
        SELECT {Scattered} || substr(id, 9), 'alert', id, 'trial-pql/campaign', channel, {Scattered} || '-0000-4000-8000-' ||
            printf('%012x', i),
            CASE WHEN fate <> 89 THEN opened / 1000 || '.' || printf('%06d', i % 1000000) END, CASE WHEN fate <> 89 THEN channel END,
            1, fate <> 89, fate <> 89, CASE WHEN fate <> 89 THEN 'Ready' ELSE 'Abandoned' END, band = 'warm', expires, 0, opened,
            CASE WHEN fate <> 89 THEN opened + 500 END, opened
        FROM seed ORDER BY i
        """;

    // For every two that alerted, one event reached nobody.
    private const string Decisions = """
        INSERT INTO decisions (event_id, account_key, outcome, rule, reason, band, alert_id, agreement, agreement_version, occurred_at,
            decided_at, trace)
        SELECT event, account, 'Alerted', 'alert', 'Hot, and nothing speaks against it.', band, id, 'trial-pql/campaign', 1, opened, opened
            AS decided, $trace FROM seed
        UNION ALL SELECT event || 'n', account, 'Nurture', 'band', 'Below the last band.', NULL, NULL, 'trial-pql/campaign', 1, opened,
            opened + 1, $trace FROM seed WHERE i % 4 = 0
        UNION ALL SELECT event || 'h', account, 'Held', 'required', 'contact.email is missing.', NULL, NULL, 'trial-pql/campaign', 1,
            opened, opened + 2, $trace FROM seed WHERE i % 4 = 2
        ORDER BY decided
        """;

    // One in twenty was taken back.
    private const string Misses = """
        INSERT INTO miss_reports (report_id, event_id, agreement, by, reported_at, at, reason, is_taken_back)
        WITH RECURSIVE n(i) AS (SELECT 0 WHERE $misses > 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $misses)
        SELECT 'report-' || i, 'seed-' || (4 * (i % max($rows / 4, 1))) || 'n', 'trial-pql/campaign', 'U0REP' || (i % 40),
            $from + i * ($to - $from) / $misses, $from + i * ($to - $from) / $misses,
            CASE i % 3 WHEN 0 THEN 'ScoreTooLow' WHEN 1 THEN 'SignalMissing' END, i % 20 = 0 FROM n
        """;

    private const string Inbox = """
        INSERT INTO inbox (event_id, sender, received_at, body, decided)
        SELECT event, 'bench', opened, replace($event, 'seed-0', event), 1 FROM seed ORDER BY i
        """;

    private const string Accounts = """
        INSERT INTO accounts (key, name, domain, lead, last_occurred_at, last_decided_at)
        SELECT account, 'company ' || account, account || '.test', replace(replace($lead, 'ACCOUNT-KEY', account), '1111111111111',
            opened), opened, opened FROM seed ORDER BY i
        """;

    private const string AccountAgreements = """
        INSERT INTO account_agreements (account_key, agreement, last_occurred_at, latest_alert_id)
        SELECT account, 'trial-pql/campaign', opened, id FROM seed ORDER BY i
        """;

    // Every moment of a clock in the place of its mark.
    private static string Clocked(string json) =>
        SeedAlert
            .Apart.Prepend(0)
            .Aggregate(
                json,
                (inner, apart) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"replace({inner}, '{SeedAlert.Next + apart}', coalesce(next, 0) + {apart})"
                    )
            );

    public static IReadOnlyList<string> Always { get; } = [Seeds, Alerts, Facts, Messages];

    public static IReadOnlyList<string> Worked { get; } = [Decisions, Misses];

    public static IReadOnlyList<string> Whole { get; } = [Decisions, Inbox, Accounts, AccountAgreements];
}
