-- What a weekly digest or a monthly audit tells of the proofs of behaviours, counted once more from the records and by nothing else.
--
--   sqlite3 -cmd ".parameter set :digest 'weekly:course-intent/course-enquiries:2026-08-10'" handoffbot.db < docs/proof-figures.sql
--
-- gives a line for each measure: how many leads it counts, and under …/of out of how many. The second part of a name is since when some
-- behaviours have their level, in milliseconds since 1970 (UTC), or first for those that had it from the beginning. That is the one thing
-- taken from the report itself, for it stands in the texts of the agreements. What was recorded at the report's end or later counts
-- nowhere. Adapt the bands to the agreement: how long an alert of each lasts, and its lowest score.
WITH
band (name, lasts, scores_from, is_highest) AS (VALUES ('hot', 28800000, 80, 1), ('warm', 172800000, 60, 0)),
report AS (SELECT agreement, "to" AS ends, "to" - 28 * 86400000 AS reaches_back_to FROM digests WHERE key = :digest),
proof AS (
    SELECT COALESCE(json_extract(e.value, '$.since'), 'first') AS since, COALESCE(json_extract(e.value, '$.since'), 0) AS begun
    FROM digests d, json_each(d.numbers, '$.d.authority.evidence') e WHERE d.key = :digest),

-- Each lead of the last four weeks that Slack had shown by the end, as its history says that it stood then.
handed AS (
    SELECT f.alert_id, o.opened_at, o.band,
        MAX(CASE WHEN f.kind IN ('Claimed', 'TakenOver') THEN f.seq ELSE 0 END)
            > MAX(CASE WHEN f.kind = 'Released' THEN f.seq ELSE 0 END) AS is_claimed,
        MAX(CASE WHEN f.kind = 'Contacted' THEN f.seq ELSE 0 END)
            > MAX(CASE WHEN f.kind = 'ContactUndone' THEN f.seq ELSE 0 END) AS is_contacted,
        MAX(f.kind IN ('FirstTouchMissed', 'FirstTouchMissedInShadow')) AS is_missed,
        o.opened_at < w.ends - COALESCE((SELECT b.lasts FROM band b WHERE b.name = o.band), (SELECT MAX(lasts) FROM band)) AS is_time_over
    FROM report w JOIN alert_facts o ON o.agreement = w.agreement AND o.kind = 'Opened'
        AND o.opened_at >= w.reaches_back_to AND o.opened_at < w.ends
        JOIN alert_facts f ON f.alert_id = o.alert_id AND f.at < w.ends
    WHERE EXISTS (SELECT 1 FROM messages m WHERE m.kind = 'alert' AND m.subject = o.alert_id AND m.posted_at < w.ends)
    GROUP BY f.alert_id),
-- Those that had an owner, shown or not.
owned AS (
    SELECT f.opened_at, MAX(f.owner IS NOT NULL) AS had_owner, MAX(f.kind = 'NotMine') AS is_returned
    FROM alert_facts f JOIN report w ON w.agreement = f.agreement
    WHERE f.opened_at >= w.reaches_back_to AND f.opened_at < w.ends AND f.at < w.ends GROUP BY f.alert_id),

-- What reviewers had said by the end of the cases of the weeks that ended in that time. A label that was followed by another of the same
-- person, or taken back, is none; where they differ, the owner of the review settles it.
said AS (
    SELECT l.subject, l.kind, l.by_owner, l.seq FROM labels l JOIN report w ON w.agreement = l.agreement
    WHERE l.at < w.ends AND NOT EXISTS (
        SELECT 1 FROM labels o WHERE o.subject = l.subject AND o.by = l.by AND o.agreement = l.agreement AND o.seq > l.seq AND o.at < w.ends)),
judged AS (
    SELECT d."from" AS week_starts, CASE
            WHEN COUNT(DISTINCT s.kind) <= 1 THEN MIN(s.kind)
            ELSE (
                SELECT o.kind FROM said o
                WHERE o.subject = c.subject AND o.by_owner AND o.kind IN ('BadScore', 'ScoreRight', 'DataFault')
                ORDER BY o.seq DESC LIMIT 1)
        END AS kind
    FROM digests d JOIN report w ON w.agreement = d.agreement JOIN review_cases c ON c.digest_key = d.key
        LEFT JOIN said s ON s.subject = c.subject AND s.kind IN ('BadScore', 'ScoreRight', 'DataFault')
    WHERE d.key LIKE 'weekly:%' AND d."to" >= w.reaches_back_to AND d."to" < w.ends
        AND (c.sampled = 'Random' OR (c.sampled = 'Flagged' AND c.opened_at >= d."from"))
    GROUP BY d.key, c.id),

told AS (
    SELECT p.since, 'bad_scores' AS name, j.kind = 'BadScore' AS counts, 1 AS is_of
    FROM proof p JOIN judged j ON j.week_starts >= p.begun WHERE j.kind IS NOT NULL
    UNION ALL SELECT p.since, 'first_touch_missed', h.is_missed, 1 FROM proof p JOIN handed h ON h.opened_at >= p.begun
    WHERE h.is_missed OR h.is_contacted
    UNION ALL SELECT p.since, 'acceptance', h.is_claimed OR h.is_contacted, 1 FROM proof p JOIN handed h ON h.opened_at >= p.begun
    WHERE h.is_time_over
    UNION ALL SELECT p.since, 'not_mine', o.is_returned, o.had_owner FROM proof p JOIN owned o ON o.opened_at >= p.begun),
figure AS (
    SELECT 'authority/' || since || '/' || name AS figure, SUM(counts) AS counts FROM told GROUP BY since, name
    UNION ALL SELECT 'authority/' || since || '/' || name || '/of', SUM(is_of) FROM told GROUP BY since, name)
SELECT figure, counts FROM figure WHERE counts > 0 ORDER BY figure;
