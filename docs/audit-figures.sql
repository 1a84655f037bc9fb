-- The figures that a monthly audit has beside those of a digest, counted once more from the records and by nothing else.
--
--   sqlite3 -cmd ".parameter set :digest 'monthly:course-intent/course-enquiries:2026-09-07'" handoffbot.db < docs/audit-figures.sql
--
-- gives a line for each, by the names of docs/metrics.md: what is counted, under …/of out of how many, under …/half within how many
-- milliseconds half of them had come there, under …/ninth nine of ten. The rest of the audit is counted by figures.sql and proof-figures.sql.
-- Every audit has its key in the table digests. Times are milliseconds since 1970 (UTC). What was recorded at the audit's end or later
-- counts nowhere.
-- Adapt the bands to the agreement: how long an alert of each lasts, and its lowest score.
WITH RECURSIVE
band (name, lasts, scores_from, is_highest) AS (VALUES ('hot', 28800000, 80, 1), ('warm', 172800000, 60, 0)),
audit AS (SELECT agreement, "from" AS starts, "to" AS ends, 86400000 AS day FROM digests WHERE key = :digest),
step (name, place) AS (VALUES ('contacted', 1), ('meeting', 2), ('opportunity', 3), ('won', 4)),

-- Each alert that Slack had shown by the end, of the last 30 weeks and more.
posted AS (
    SELECT f.alert_id, f.band, COALESCE(f.source, '') AS source, f.score, f.opened_at, a.account_key, a.agreement,
        -- The last contact, unless it was taken back after that.
        (
            SELECT CASE WHEN COUNT(CASE WHEN c.kind = 'ContactUndone' AND c.seq > (
                    SELECT MAX(l.seq) FROM alert_facts l WHERE l.alert_id = f.alert_id AND l.kind = 'Contacted' AND l.at < w.ends
                ) THEN 1 END) = 0 THEN MAX(CASE WHEN c.kind = 'Contacted' THEN c.at END) END
            FROM alert_facts c WHERE c.alert_id = f.alert_id AND c.at < w.ends
        ) AS contacted_at,
        EXISTS (SELECT 1 FROM alert_facts n WHERE n.alert_id = f.alert_id AND n.kind = 'NotMine' AND n.at < w.ends) AS is_returned
    FROM alert_facts f JOIN audit w ON w.agreement = f.agreement JOIN alerts a ON a.id = f.alert_id
    WHERE f.kind = 'Opened' AND f.opened_at >= w.ends - 210 * w.day AND f.opened_at < w.ends
        AND EXISTS (SELECT 1 FROM messages m WHERE m.kind = 'alert' AND m.subject = f.alert_id AND m.posted_at < w.ends)),

-- How long the mature ones of the month waited for their first contact.
waited AS (
    SELECT p.band, p.contacted_at - p.opened_at AS span FROM posted p CROSS JOIN audit w JOIN band b ON b.name = p.band
    WHERE p.opened_at >= w.starts AND p.opened_at < w.ends - b.lasts),
-- One that was never contacted waited longer than all others.
waited_in_order AS (
    SELECT band, span, ROW_NUMBER() OVER (PARTITION BY band ORDER BY span IS NULL, span) AS place,
        COUNT(*) OVER (PARTITION BY band) AS of_all
    FROM waited),

-- An outcome belongs to the account's alert that was the last one opened when it happened. Of won, lost and disqualified the last stands,
-- and of each other step its last; what was sent comes after what was imported. Once of the quarter, as known at the end; once of half
-- a year, each alert with the same time: what happened within two weeks of it and was known within four.
belonging AS (
    SELECT p.alert_id, p.opened_at, t.is_timed, o.outcome, o.occurred_at, o.amount, COALESCE(o.currency, '') AS currency,
        ROW_NUMBER() OVER (
            PARTITION BY p.alert_id, t.is_timed, CASE WHEN o.outcome IN ('Won', 'Lost', 'Disqualified') THEN 'closed' ELSE o.outcome END
            ORDER BY CASE WHEN o.imported THEN 0 ELSE 1 END DESC, CASE WHEN o.imported THEN o.occurred_at ELSE 0 END DESC, o.seq DESC
        ) AS place
    FROM posted p CROSS JOIN audit w CROSS JOIN (SELECT 0 AS is_timed UNION ALL SELECT 1) t
        JOIN outcomes o ON o.account_key = p.account_key AND o.occurred_at >= p.opened_at
    WHERE o.occurred_at < CASE WHEN t.is_timed = 1 THEN p.opened_at + 14 * w.day ELSE w.ends END
        AND o.known_at < CASE WHEN t.is_timed = 1 THEN p.opened_at + 28 * w.day ELSE w.ends END
        AND NOT EXISTS (
            SELECT 1 FROM alerts l
            WHERE l.account_key = p.account_key AND l.agreement = p.agreement AND l.opened_at > p.opened_at
                AND l.opened_at <= o.occurred_at)),
standing AS (SELECT * FROM belonging WHERE place = 1),

-- How far each alert of the quarter came, when anything was last heard of it, and whether it is closed.
came AS (
    SELECT p.alert_id, p.band, p.source, p.opened_at, p.is_returned,
        CASE WHEN COUNT(s.outcome) > 0 THEN 1 ELSE 0 END AS is_known,
        COALESCE(NULLIF(MAX(COALESCE(t.place, 0)), 0), CASE WHEN p.contacted_at IS NOT NULL THEN 1 ELSE 0 END) AS furthest,
        MAX(p.opened_at, COALESCE(p.contacted_at, p.opened_at), COALESCE(MAX(s.occurred_at), p.opened_at)) AS heard_at,
        MAX(CASE WHEN s.outcome IN ('Won', 'Lost', 'Disqualified') THEN 1 ELSE 0 END) AS is_closed
    FROM posted p CROSS JOIN audit w
        LEFT JOIN standing s ON s.alert_id = p.alert_id AND s.is_timed = 0
        LEFT JOIN step t ON t.name = LOWER(s.outcome)
    WHERE p.opened_at >= w.ends - 105 * w.day AND p.opened_at < w.ends - 14 * w.day
    GROUP BY p.alert_id),
-- Told by name: the eight largest sources with ten alerts or more.
source AS (
    SELECT source FROM came GROUP BY source HAVING COUNT(*) >= 10 ORDER BY COUNT(*) DESC, source LIMIT 8),
shown AS (
    SELECT c.*, '' AS which FROM came c
    UNION ALL SELECT c.*, '/band/' || c.band FROM came c
    UNION ALL SELECT c.*, '/source/' || CASE
            WHEN c.source NOT IN (SELECT source FROM source) THEN 'others'
            WHEN c.source = '' THEN 'Source not known'
            ELSE c.source
        END
    FROM came c),
won AS (
    SELECT c.source, s.currency FROM came c JOIN standing s ON s.alert_id = c.alert_id AND s.is_timed = 0
    WHERE s.outcome = 'Won' AND s.amount IS NOT NULL),

-- How fast they came to a step that an outcome names; and since when nothing was heard of those that stand at one.
span AS (
    SELECT 'velocity_' || LOWER(s.outcome) AS figure, s.occurred_at - c.opened_at AS span
    FROM came c JOIN standing s ON s.alert_id = c.alert_id AND s.is_timed = 0 WHERE s.outcome IN ('Meeting', 'Opportunity', 'Won')
    UNION ALL SELECT 'stage_open/' || t.name, w.ends - c.heard_at
    FROM came c CROSS JOIN audit w JOIN step t ON t.place = c.furthest WHERE c.is_closed = 0),
span_in_order AS (
    SELECT figure, span, ROW_NUMBER() OVER (PARTITION BY figure ORDER BY span) AS place, COUNT(*) OVER (PARTITION BY figure) AS of_all
    FROM span),

-- With what the month's events came that scored as high as the lowest band, and how late, by sender.
first_decision AS (
    SELECT d.event_id, d.outcome, d.rule, d.score, d.occurred_at FROM decisions d JOIN audit w ON w.agreement = d.agreement
    WHERE d.decided_at >= w.starts AND d.decided_at < w.ends AND d.score_event_id IS NULL),
came_with AS (
    SELECT CASE
            WHEN outcome IN ('Alerted', 'Updated', 'HeldOut') THEN 'passed'
            WHEN outcome = 'Held' AND rule LIKE 'required:%' THEN 'lacking'
            WHEN outcome = 'Suppressed' AND rule LIKE 'disqualify:%' THEN 'turned_away'
        END AS how,
        SUBSTR(rule, INSTR(rule, ':') + 1) AS name
    FROM first_decision WHERE score >= (SELECT MIN(scores_from) FROM band)),
lag AS (
    SELECT i.sender, i.received_at - d.occurred_at AS lag, ROW_NUMBER() OVER (
            PARTITION BY i.sender ORDER BY i.received_at - d.occurred_at) AS place,
        COUNT(*) OVER (PARTITION BY i.sender) AS of_all
    FROM first_decision d JOIN inbox i ON i.event_id = d.event_id WHERE i.sender <> 'import'),

-- What bands brought in the quarter that ended four weeks ago, and in the one before.
met AS (
    SELECT p.band, CASE WHEN p.opened_at >= w.ends - 119 * w.day THEN 'band_conversion' ELSE 'band_conversion_before' END AS figure,
        EXISTS (
            SELECT 1 FROM standing s
            WHERE s.alert_id = p.alert_id AND s.is_timed = 1 AND s.outcome IN ('Meeting', 'Opportunity', 'Won')) AS is_met
    FROM posted p CROSS JOIN audit w
    WHERE p.opened_at >= w.ends - 210 * w.day AND p.opened_at < w.ends - 28 * w.day AND p.band IN (SELECT name FROM band)),

-- What a score stands for: how many of that quarter's alerts with a score in a range were met. Scores are counted in round steps, the
-- largest of 1, 2 and 5 times a power of ten that is at most an eighth of the highest band's lowest score, up to three above it; each
-- band's lowest score begins one too. Neighbours are put together from below until there are ten alerts, and what is left goes to the last.
-- Steps and cuts are quotients of whole numbers: so 3 times a step of 0.1 is 0.3, as it is where a band begins there.
power (ten, parts) AS (
    VALUES (1, 1000000), (1, 100000), (1, 10000), (1, 1000), (1, 100), (1, 10), (1, 1), (10, 1), (100, 1), (1000, 1), (10000, 1)),
width (units, parts, highest) AS (
    SELECT ten * times, parts, top FROM (SELECT MAX(scores_from) AS top FROM band) CROSS JOIN power
        CROSS JOIN (SELECT 1 AS times UNION ALL SELECT 2 UNION ALL SELECT 5)
    WHERE 1.0 * ten * times / parts <= top / 8.0 ORDER BY 1.0 * ten * times / parts DESC LIMIT 1),
number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 60),
cut AS (
    SELECT begins, ROW_NUMBER() OVER (ORDER BY begins) AS bin, RTRIM(RTRIM(printf('%.9f', begins), '0'), '.') AS said FROM (
        SELECT 1.0 * n * units / parts AS begins FROM number CROSS JOIN width WHERE n > 0 AND 1.0 * (n - 3) * units / parts <= highest
        UNION SELECT scores_from FROM band)),
binned AS (
    SELECT n.n AS bin, COUNT(s.score) AS alerts, COALESCE(SUM(s.is_met), 0) AS met
    FROM number n LEFT JOIN (
        SELECT p.score, (SELECT COUNT(*) FROM cut c WHERE c.begins <= p.score) AS bin, EXISTS (
                SELECT 1 FROM standing o
                WHERE o.alert_id = p.alert_id AND o.is_timed = 1 AND o.outcome IN ('Meeting', 'Opportunity', 'Won')) AS is_met
        FROM posted p CROSS JOIN audit w
        WHERE p.opened_at >= w.ends - 119 * w.day AND p.opened_at < w.ends - 28 * w.day AND p.score IS NOT NULL) s ON s.bin = n.n
    WHERE n.n <= (SELECT COUNT(*) FROM cut) GROUP BY n.n),
gathered (bin, held, place) AS (
    SELECT bin, alerts, 0 FROM binned WHERE bin = 0
    UNION ALL SELECT b.bin, CASE WHEN g.held >= 10 THEN 0 ELSE g.held END + b.alerts, g.place + (g.held >= 10)
        FROM gathered g JOIN binned b ON b.bin = g.bin + 1),
span_of_scores AS (
    SELECT MIN(g.place, (SELECT MAX(place) FROM gathered WHERE held >= 10)) AS place, MIN(g.bin) AS first_bin, MAX(g.bin) AS last_bin,
        SUM(b.alerts) AS alerts, SUM(b.met) AS met
    FROM gathered g JOIN binned b ON b.bin = g.bin GROUP BY 1),
-- Among the rates that never fall with the score those that fit best: of each range the highest, over where a run begins, of the lowest
-- mean over where it ends (Barlow and others, 1972). Ranges with the same rate are one.
run AS (
    SELECT a.place AS begins, b.place AS ends, 1.0 * SUM(r.met) / SUM(r.alerts) AS mean
    FROM span_of_scores a JOIN span_of_scores b ON b.place >= a.place JOIN span_of_scores r ON r.place BETWEEN a.place AND b.place
    GROUP BY a.place, b.place),
fitted AS (
    SELECT place, MAX(lowest) AS rate FROM (
        SELECT r.place, u.begins, MIN(u.mean) AS lowest
        FROM span_of_scores r JOIN run u ON r.place BETWEEN u.begins AND u.ends GROUP BY r.place, u.begins)
    GROUP BY place),
calibrated AS (
    SELECT MIN(r.first_bin) AS first_bin, MAX(r.last_bin) AS last_bin, SUM(r.alerts) AS alerts, SUM(r.met) AS met
    FROM span_of_scores r JOIN fitted f ON f.place = r.place
    WHERE (SELECT SUM(alerts) FROM binned) >= 30 AND (SELECT SUM(met) FROM binned) > 0
    GROUP BY f.rate),
calibration AS (
    SELECT CASE
            WHEN l.begins IS NULL AND h.begins IS NULL THEN 'any score'
            WHEN l.begins IS NULL THEN 'below ' || h.said
            WHEN h.begins IS NULL THEN l.said || ' or more'
            ELSE l.said || ' to ' || h.said
        END AS scores, c.alerts, c.met
    FROM calibrated c LEFT JOIN cut l ON l.bin = c.first_bin LEFT JOIN cut h ON h.bin = c.last_bin + 1),

-- Leads of the month that had an owner, and those that an owner gave back.
owned AS (
    SELECT f.alert_id, MAX(f.owner IS NOT NULL) AS had_owner, MAX(f.kind = 'NotMine') AS is_returned
    FROM alert_facts f JOIN audit w ON w.agreement = f.agreement
    WHERE f.opened_at >= w.starts AND f.opened_at < w.ends AND f.at < w.ends GROUP BY f.alert_id),

figure AS (
    SELECT 'first_contact_time/' || band AS figure, COUNT(span) AS counts FROM waited GROUP BY band
    UNION ALL SELECT 'first_contact_time/' || band || '/of', COUNT(*) FROM waited GROUP BY band
    UNION ALL SELECT 'first_contact_time/' || band || '/half', span FROM waited_in_order WHERE place = (of_all + 1) / 2
    UNION ALL SELECT 'conversion_known', SUM(is_known) FROM came
    UNION ALL SELECT 'conversion_known/of', COUNT(*) FROM came
    UNION ALL SELECT 'conversion_' || t.name || s.which, COUNT(CASE WHEN s.furthest >= t.place THEN 1 END)
        FROM shown s CROSS JOIN step t GROUP BY t.name, s.which
    UNION ALL SELECT 'conversion_' || t.name || s.which || '/of', COUNT(*) FROM shown s CROSS JOIN step t GROUP BY t.name, s.which
    UNION ALL SELECT 'routing_conversion/' || CASE WHEN is_returned THEN 'not_mine' ELSE 'kept' END,
            COUNT(CASE WHEN furthest >= 2 THEN 1 END) FROM came GROUP BY is_returned
    UNION ALL SELECT 'routing_conversion/' || CASE WHEN is_returned THEN 'not_mine' ELSE 'kept' END || '/of', COUNT(*)
        FROM came GROUP BY is_returned
    UNION ALL SELECT 'revenue_won/' || CASE WHEN source = '' THEN 'Source not known' ELSE source END || '/' || currency, COUNT(*)
        FROM won GROUP BY source, currency
    UNION ALL SELECT figure, COUNT(*) FROM span GROUP BY figure
    UNION ALL SELECT figure || '/half', span FROM span_in_order WHERE place = (of_all + 1) / 2
    UNION ALL SELECT REPLACE(s.figure, 'open', 'stuck'), COUNT(CASE WHEN s.span >= 14 * w.day THEN 1 END)
        FROM span s CROSS JOIN audit w WHERE s.figure LIKE 'stage%' GROUP BY s.figure
    UNION ALL SELECT REPLACE(figure, 'open', 'stuck') || '/of', COUNT(*) FROM span WHERE figure LIKE 'stage%' GROUP BY figure
    UNION ALL SELECT 'field_completeness', COUNT(*) FROM came_with WHERE how IN ('passed', 'turned_away')
    UNION ALL SELECT 'field_completeness/of', COUNT(how) FROM came_with
    UNION ALL SELECT 'field_completeness/' || name, COUNT(*) FROM came_with WHERE how = 'lacking' GROUP BY name
    UNION ALL SELECT 'fit_coverage', COUNT(*) FROM came_with WHERE how = 'passed'
    UNION ALL SELECT 'fit_coverage/of', COUNT(*) FROM came_with WHERE how IN ('passed', 'turned_away')
    UNION ALL SELECT 'fit_coverage/' || name, COUNT(*) FROM came_with WHERE how = 'turned_away' GROUP BY name
    UNION ALL SELECT 'ingest_lag/' || sender, COUNT(*) FROM lag GROUP BY sender
    UNION ALL SELECT 'ingest_lag/' || sender || '/half', lag FROM lag WHERE place = (of_all + 1) / 2
    UNION ALL SELECT 'ingest_lag/' || sender || '/ninth', lag FROM lag WHERE place = (9 * of_all + 9) / 10
    UNION ALL SELECT figure || '/' || band, SUM(is_met) FROM met GROUP BY figure, band
    UNION ALL SELECT figure || '/' || band || '/of', COUNT(*) FROM met GROUP BY figure, band
    UNION ALL SELECT 'recalibration/' || scores, met FROM calibration
    UNION ALL SELECT 'recalibration/' || scores || '/of', alerts FROM calibration
    UNION ALL SELECT 'owner_rules', SUM(is_returned) FROM owned
    UNION ALL SELECT 'owner_rules/of', SUM(had_owner) FROM owned)
SELECT figure, SUM(counts) AS counts FROM figure WHERE counts > 0 GROUP BY figure ORDER BY figure;
