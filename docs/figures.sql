-- The figures of one weekly digest, or those that an audit shares with it, counted once more from the records and by nothing else.
--
--   sqlite3 -cmd ".parameter set :digest 'weekly:course-intent/course-enquiries:2026-08-10'" handoffbot.db < docs/figures.sql
--
-- gives a line for each: what `digest` lists too, but by the names of bands, reasons and people and not by their places in the digest; of
-- a share also, under …/of, out of how many it is. What an audit has beside these is counted by audit-figures.sql.
-- Every digest has its key in the table digests. Times are milliseconds since 1970 (UTC). What was recorded at the digest's end or later
-- counts nowhere. Adapt two things to the agreement: the bands below, with how long an alert of each lasts and its lowest score; and the
-- length of a week, where the review's time zone changed its clock in one of the two. The month before an audit's is that of the audit
-- before.
WITH
band (name, lasts, scores_from, is_highest) AS (VALUES ('hot', 28800000, 80, 1), ('warm', 172800000, 60, 0)),
week AS (
    SELECT d.agreement, d."from" AS starts, d."to" AS ends, MIN(d."from", d."to" - 28 * 86400000) AS reviews_from,
        COALESCE(
            (
                SELECT b."from" FROM digests b
                WHERE b.agreement = d.agreement AND b.key LIKE 'monthly:%' AND d.key LIKE 'monthly:%' AND b."to" = d."from"),
            d."from" - 7 * 86400000
        ) AS before_starts
    FROM digests d WHERE d.key = :digest),

-- Each alert of the week and of the week before, as its history says that it stood at the end.
history AS (
    SELECT f.alert_id, f.opened_at,
        MAX(CASE WHEN f.kind = 'Opened' THEN f.band END) AS band,
        MAX(CASE WHEN f.kind IN ('Claimed', 'TakenOver') THEN f.seq ELSE 0 END) AS claimed,
        MAX(CASE WHEN f.kind = 'Released' THEN f.seq ELSE 0 END) AS released,
        MAX(CASE WHEN f.kind = 'Contacted' THEN f.seq ELSE 0 END) AS contacted,
        MAX(CASE WHEN f.kind = 'ContactUndone' THEN f.seq ELSE 0 END) AS contact_undone,
        MAX(CASE WHEN f.kind = 'Expired' THEN 1 ELSE 0 END) AS expired,
        MAX(CASE WHEN f.kind = 'Withdrawn' THEN 1 ELSE 0 END) AS withdrawn,
        MAX(CASE WHEN f.kind = 'FirstTouchMissed' THEN 1 ELSE 0 END) AS missed,
        MAX(CASE WHEN f.kind = 'FirstTouchMissedInShadow' THEN 1 ELSE 0 END) AS missed_in_shadow
    FROM alert_facts f JOIN week w ON w.agreement = f.agreement
    WHERE f.opened_at >= w.before_starts AND f.opened_at < w.ends AND f.at < w.ends
    GROUP BY f.alert_id, f.opened_at),
alert AS (
    SELECT h.alert_id, h.opened_at, h.band, h.missed, h.missed_in_shadow,
        CASE WHEN h.opened_at >= w.starts THEN 'period' ELSE 'before' END AS cohort,
        CASE WHEN h.claimed > h.released THEN 1 ELSE 0 END AS is_claimed,
        CASE
            WHEN h.contacted > h.contact_undone THEN 'contacted'
            WHEN h.withdrawn = 1 THEN 'withdrawn'
            WHEN h.expired = 1 THEN 'expired'
            ELSE 'live'
        END AS state,
        CASE
            WHEN EXISTS (SELECT 1 FROM messages m WHERE m.kind = 'alert' AND m.subject = h.alert_id AND m.posted_at < w.ends) THEN 1
            ELSE 0
        END AS is_posted,
        CASE
            WHEN h.opened_at < w.ends - COALESCE((SELECT b.lasts FROM band b WHERE b.name = h.band), (SELECT MAX(lasts) FROM band)) THEN 1
            ELSE 0
        END AS is_time_over
    FROM history h CROSS JOIN week w),
stood AS (
    SELECT a.*, CASE WHEN is_claimed = 1 OR state = 'contacted' THEN 1 ELSE 0 END AS is_accepted,
        CASE
            WHEN missed = 1 THEN 'missed' WHEN missed_in_shadow = 1 THEN 'in_shadow' WHEN state = 'contacted' THEN 'in_time' ELSE 'open'
        END AS first_touch
    FROM alert a WHERE is_posted = 1),
-- What shares are out of.
base AS (
    SELECT cohort, band, 'acceptance_rate' AS name FROM stood WHERE is_time_over = 1
    UNION ALL SELECT cohort, band, 'expired_rate' FROM stood
    UNION ALL SELECT cohort, band, 'contacted_in_time' FROM stood
    UNION ALL SELECT cohort, band, 'sla_breach_rate' FROM stood WHERE first_touch <> 'open'
    UNION ALL SELECT cohort, band, 'sla_breach_rate_shadow' FROM stood WHERE first_touch <> 'open'),
counted AS (
    SELECT cohort, band, 'posted' AS name FROM stood
    UNION ALL SELECT cohort, band, 'acceptance_rate' FROM stood WHERE is_time_over = 1 AND is_accepted = 1
    UNION ALL SELECT cohort, band, 'expired_rate' FROM stood WHERE state = 'expired' AND is_claimed = 0
    UNION ALL SELECT cohort, band, 'contacted_in_time' FROM stood WHERE first_touch = 'in_time'
    UNION ALL SELECT cohort, band, 'sla_breach_rate' FROM stood WHERE first_touch = 'missed'
    UNION ALL SELECT cohort, band, 'sla_breach_rate_shadow' FROM stood WHERE first_touch = 'in_shadow'
    UNION ALL SELECT cohort, band, 'first_touch_open' FROM stood WHERE first_touch = 'open'
    UNION ALL SELECT cohort, band, 'accepted' FROM stood WHERE is_accepted = 1
    UNION ALL SELECT cohort, band, 'time_over' FROM stood WHERE is_time_over = 1
    UNION ALL SELECT cohort, band, 'time_over_accepted' FROM stood WHERE is_time_over = 1 AND is_accepted = 1
    UNION ALL SELECT cohort, band, 'contacted' FROM stood WHERE state = 'contacted'
    UNION ALL SELECT cohort, band, 'expired_untouched' FROM stood WHERE state = 'expired' AND is_claimed = 0
    UNION ALL SELECT cohort, band, 'withdrawn' FROM stood WHERE state = 'withdrawn'
    UNION ALL SELECT cohort, band, 'still_live' FROM stood WHERE state = 'live'
    UNION ALL SELECT cohort, band, 'never_shown' FROM alert WHERE is_posted = 0
    UNION ALL SELECT cohort, band, 'first_touch_missed' FROM stood WHERE missed = 1
    UNION ALL SELECT cohort, band, 'first_touch_missed_in_shadow' FROM stood WHERE missed_in_shadow = 1 AND missed = 0
    UNION ALL SELECT cohort, band, 'contacted_late' FROM stood WHERE (missed = 1 OR missed_in_shadow = 1) AND state = 'contacted'),

-- Flags that nobody had taken back by the end: of the week, and earlier ones on alerts of the week before.
flag AS (
    SELECT f.seq, f.alert_id, f.at, f.opened_at, f.band, f.source, f.signals,
        (
            SELECT r.detail FROM alert_facts r
            WHERE r.alert_id = f.alert_id AND r.by = f.by AND r.kind = 'ReasonGiven' AND r.seq > f.seq AND r.at < w.ends
            ORDER BY r.seq DESC LIMIT 1
        ) AS reason
    FROM alert_facts f JOIN week w ON w.agreement = f.agreement
    WHERE f.kind = 'Flagged' AND f.at < w.ends AND (f.at >= w.starts OR (f.at >= w.before_starts AND f.opened_at >= w.before_starts))
        AND NOT EXISTS (
            SELECT 1 FROM alert_facts u
            WHERE u.alert_id = f.alert_id AND u.by = f.by AND u.kind = 'FlagUndone' AND u.seq > f.seq AND u.at < w.ends)),
clicked AS (
    SELECT f.*, EXISTS (
            SELECT 1 FROM alert_facts c WHERE c.alert_id = f.alert_id AND c.kind IN ('Expired', 'Withdrawn') AND c.seq < f.seq) AS is_late
    FROM flag f CROSS JOIN week w WHERE f.at >= w.starts),
first_flag AS (SELECT * FROM flag f WHERE f.seq = (SELECT MIN(o.seq) FROM flag o WHERE o.alert_id = f.alert_id)),
shown AS (
    SELECT f.alert_id, json_extract(s.value, '$.key') AS key, json_extract(s.value, '$.label') AS label, s.key AS place,
        (SELECT MAX(c.at) FROM clicked c WHERE c.alert_id = f.alert_id) AS at
    FROM flag f, json_each(f.signals, '$.d') s
    WHERE f.seq = (SELECT MAX(o.seq) FROM flag o WHERE o.alert_id = f.alert_id)
        AND f.alert_id IN (SELECT alert_id FROM clicked)),

-- What reviewers had said by the end. A label that was followed by another of the same person, or taken back, is none; where they
-- differ, the owner of the review settles it.
said AS (
    SELECT l.subject, l.kind, l.by_owner, l.seq FROM labels l JOIN week w ON w.agreement = l.agreement
    WHERE l.at < w.ends AND NOT EXISTS (
        SELECT 1 FROM labels o WHERE o.subject = l.subject AND o.by = l.by AND o.agreement = l.agreement AND o.seq > l.seq AND o.at < w.ends)),
verdict AS (
    SELECT s.subject,
        CASE
            WHEN MIN(s.kind) = MAX(s.kind) THEN MIN(s.kind)
            ELSE (
                SELECT o.kind FROM said o
                WHERE o.subject = s.subject AND o.by_owner AND o.kind IN ('BadScore', 'ScoreRight', 'DataFault')
                ORDER BY o.seq DESC LIMIT 1)
        END AS kind
    FROM said s WHERE s.kind IN ('BadScore', 'ScoreRight', 'DataFault') GROUP BY s.subject),
judged AS (
    SELECT f.alert_id, CASE WHEN f.opened_at >= w.starts THEN 'period' ELSE 'before' END AS cohort, v.kind
    FROM first_flag f CROSS JOIN week w LEFT JOIN verdict v ON v.subject = f.alert_id
    WHERE f.opened_at >= w.before_starts),
-- A flag proves that its alert was seen, also where Slack never confirmed the post.
seen AS (SELECT cohort, alert_id FROM stood UNION SELECT cohort, alert_id FROM judged),

-- What became of the posted alerts of the week before: an outcome belongs to the account's alert that was the last one opened when it
-- happened. Of won, lost and disqualified the last stands, and of each other step its last; what was sent comes after what was imported.
outcome AS (
    SELECT s.alert_id, s.band, o.outcome,
        ROW_NUMBER() OVER (
            PARTITION BY s.alert_id, CASE WHEN o.outcome IN ('Won', 'Lost', 'Disqualified') THEN 'closed' ELSE o.outcome END
            ORDER BY CASE WHEN o.imported THEN 0 ELSE 1 END DESC, CASE WHEN o.imported THEN o.occurred_at ELSE 0 END DESC, o.seq DESC
        ) AS place
    FROM stood s CROSS JOIN week w
        JOIN alerts a ON a.id = s.alert_id
        JOIN outcomes o ON o.account_key = a.account_key AND o.occurred_at >= s.opened_at
    WHERE s.cohort = 'before' AND o.occurred_at < w.ends AND o.known_at < w.ends
        AND NOT EXISTS (
            SELECT 1 FROM alerts l
            WHERE l.account_key = a.account_key AND l.agreement = a.agreement AND l.opened_at > a.opened_at
                AND l.opened_at <= o.occurred_at)),

stopped AS (
    SELECT d.outcome, d.rule FROM decisions d JOIN week w ON w.agreement = d.agreement
    WHERE d.decided_at >= w.starts AND d.decided_at < w.ends AND d.outcome NOT IN ('Alerted', 'Updated', 'HeldOut')
        AND (d.score_event_id IS NULL OR d.rule = 'expired:waiting')),
-- Told only where a hot lead came to anybody.
came AS (
    SELECT f.owner, f.alert_id, MAX(CASE WHEN b.is_highest = 1 THEN 1 ELSE 0 END) AS is_hot
    FROM alert_facts f JOIN week w ON w.agreement = f.agreement LEFT JOIN band b ON b.name = f.band
    WHERE f.owner IS NOT NULL AND f.at >= w.starts AND f.at < w.ends
    GROUP BY f.owner, f.alert_id),
miss AS (
    SELECT m.event_id, COALESCE(m.reason, 'none') AS reason FROM miss_reports m JOIN week w ON w.agreement = m.agreement
    WHERE m.reported_at >= w.starts AND m.at < w.ends AND NOT m.is_taken_back
        AND NOT EXISTS (SELECT 1 FROM miss_reports o WHERE o.report_id = m.report_id AND o.seq > m.seq AND o.at < w.ends)),

-- What was done after first contacts, unless the contact was taken back by the end: updates of the CRM in the week, and what was told last
-- of its alerts.
crm AS (
    SELECT f.kind, f.kind = 'CrmUpdated' AND EXISTS (
            SELECT 1 FROM alert_facts e
            WHERE e.alert_id = f.alert_id AND e.kind IN ('CrmUpdateMissed', 'CrmUpdateMissedInShadow') AND e.seq < f.seq
                AND NOT EXISTS (
                    SELECT 1 FROM alert_facts u
                    WHERE u.alert_id = f.alert_id AND u.kind = 'ContactUndone' AND u.seq > e.seq AND u.seq < f.seq)) AS is_late
    FROM alert_facts f JOIN week w ON w.agreement = f.agreement
    WHERE f.kind IN ('CrmUpdated', 'CrmUpdateMissed', 'CrmUpdateMissedInShadow') AND f.at >= w.starts AND f.at < w.ends
        AND NOT EXISTS (
            SELECT 1 FROM alert_facts u
            WHERE u.alert_id = f.alert_id AND u.kind = 'ContactUndone' AND u.seq > f.seq AND u.at < w.ends)),
question (name) AS (VALUES ('qualified'), ('data right'), ('timing right')),
answer AS (
    SELECT f.alert_id, q.name, f.detail LIKE '%' || q.name || ': yes%' AS is_yes
    FROM alert_facts f JOIN week w ON w.agreement = f.agreement JOIN question q ON f.detail LIKE '%' || q.name || ': %'
    WHERE f.kind = 'ContactReported' AND f.at >= w.starts AND f.at < w.ends AND f.opened_at >= w.starts AND f.opened_at < w.ends
        AND NOT EXISTS (
            SELECT 1 FROM alert_facts l
            WHERE l.alert_id = f.alert_id AND l.kind IN ('ContactReported', 'ContactUndone') AND l.seq > f.seq AND l.at < w.ends)),
captured AS (
    SELECT f.alert_id FROM alert_facts f JOIN week w ON w.agreement = f.agreement
    WHERE f.kind = 'ExampleCaptured' AND f.at >= w.starts AND f.at < w.ends),
-- What flags asked the owners of data: open at the end, or answered in the week.
asked AS (
    SELECT i.owner, CASE WHEN i.answered_at < w.ends THEN i.outcome ELSE 'open' END AS outcome
    FROM data_issues i JOIN week w ON w.agreement = i.agreement
    WHERE i.opened_at < w.ends AND (i.withdrawn_at IS NULL OR i.withdrawn_at >= w.ends)
        AND (i.answered_at IS NULL OR i.answered_at >= w.starts)),

-- What reviewers found in the reviews of the last four weeks, by how their cases were drawn: each stands for as many as there were to
-- draw from, divided by those drawn.
review AS (
    SELECT d.key, d."from" AS starts, d."to" AS ends, w.agreement FROM digests d JOIN week w ON w.agreement = d.agreement
    WHERE d.key LIKE 'weekly:%' AND d."to" >= w.reviews_from AND d."to" < w.ends),
posted_then AS (
    SELECT r.key, COUNT(*) AS posted FROM review r
        JOIN alert_facts f ON f.agreement = r.agreement AND f.kind = 'Opened' AND f.opened_at >= r.starts AND f.opened_at < r.ends
        JOIN messages m ON m.kind = 'alert' AND m.subject = f.alert_id AND m.posted_at < r.ends
    GROUP BY r.key),
drawn AS (
    SELECT r.key, c.sampled, ROUND(SUM(c.weight)) AS stands_for, COUNT(*) AS drawn,
        SUM(CASE WHEN v.kind IS NOT NULL THEN 1 ELSE 0 END) AS decided, SUM(CASE WHEN v.kind = 'BadScore' THEN 1 ELSE 0 END) AS bad
    FROM review r JOIN review_cases c ON c.digest_key = r.key LEFT JOIN verdict v ON v.subject = c.subject
    WHERE c.sampled <> 'Flagged' OR c.opened_at >= r.starts
    GROUP BY r.key, c.sampled),
-- Those that nobody flagged are all the other posted ones, and at least those drawn.
sampled AS (
    SELECT d.key, d.sampled, d.drawn, d.decided, d.bad,
        CASE WHEN d.sampled = 'Random'
            THEN MAX(
                d.drawn,
                (SELECT p.posted FROM posted_then p WHERE p.key = d.key)
                    - COALESCE((SELECT o.stands_for FROM drawn o WHERE o.key = d.key AND o.sampled = 'Flagged'), 0))
            ELSE d.stands_for
        END AS population
    FROM drawn d),

figure AS (
    SELECT cohort || '/' || name AS figure, COUNT(*) AS counts FROM counted GROUP BY cohort, name
    UNION ALL SELECT 'period/' || name || '/' || band, COUNT(*) FROM counted WHERE cohort = 'period' GROUP BY name, band
    UNION ALL SELECT cohort || '/' || name || '/of', COUNT(*) FROM base GROUP BY cohort, name
    UNION ALL SELECT 'period/' || name || '/' || band || '/of', COUNT(*) FROM base WHERE cohort = 'period' GROUP BY name, band
    UNION ALL SELECT 'verdict/' || cohort || '/floor', COUNT(*) FROM judged WHERE kind = 'BadScore' GROUP BY cohort
    UNION ALL SELECT 'verdict/' || cohort || '/ceiling', COUNT(*) FROM judged WHERE kind = 'BadScore' OR kind IS NULL GROUP BY cohort
    UNION ALL SELECT 'verdict/' || cohort || '/floor/of', COUNT(*) FROM seen GROUP BY cohort
    UNION ALL SELECT 'verdict/' || cohort || '/ceiling/of', COUNT(*) FROM seen GROUP BY cohort
    UNION ALL SELECT 'before/flagged', COUNT(*) FROM judged WHERE cohort = 'before'
    UNION ALL SELECT 'verdict/' || cohort || '/confirmed', COUNT(*) FROM judged WHERE kind = 'BadScore' GROUP BY cohort
    UNION ALL SELECT 'verdict/' || cohort || '/unreviewed', COUNT(*) FROM judged WHERE kind IS NULL GROUP BY cohort
    UNION ALL SELECT 'outcome/' || band || '/known', COUNT(DISTINCT alert_id) FROM outcome GROUP BY band
    UNION ALL SELECT 'outcome/' || band || '/' || outcome, COUNT(*) FROM outcome WHERE place = 1 GROUP BY band, outcome
    UNION ALL SELECT 'outcome/' || s.band || '/known/of', COUNT(*) FROM stood s
        WHERE s.cohort = 'before' AND EXISTS (SELECT 1 FROM outcome) GROUP BY s.band
    UNION ALL SELECT 'outcome/' || o.band || '/' || o.outcome || '/of', (
            SELECT COUNT(*) FROM stood s WHERE s.cohort = 'before' AND s.band = o.band
        ) FROM outcome o WHERE o.place = 1 GROUP BY o.band, o.outcome
    UNION ALL SELECT 'flags/clicks', COUNT(*) FROM clicked
    UNION ALL SELECT 'flags/late', COUNT(*) FROM clicked WHERE is_late
    UNION ALL SELECT 'missed/' || reason, COUNT(*) FROM miss GROUP BY reason
    UNION ALL SELECT 'captured/messages', COUNT(*) FROM captured
    UNION ALL SELECT 'captured/alerts', COUNT(DISTINCT alert_id) FROM captured
    UNION ALL SELECT 'data_issues/' || owner || '/' || outcome, COUNT(*) FROM asked GROUP BY owner, outcome
    UNION ALL SELECT 'crm_updates/late', COUNT(*) FROM crm WHERE is_late
    UNION ALL SELECT 'crm_updates/' || CASE kind
            WHEN 'CrmUpdated' THEN 'in_time' WHEN 'CrmUpdateMissed' THEN 'missed' ELSE 'missed_in_shadow'
        END, COUNT(*) FROM crm WHERE NOT is_late GROUP BY kind
    UNION ALL SELECT 'crm_updates/in_time/of', COUNT(*) FROM crm WHERE NOT is_late
    UNION ALL SELECT 'crm_updates/missed/of', COUNT(*) FROM crm
        WHERE NOT is_late AND EXISTS (SELECT 1 FROM crm WHERE kind = 'CrmUpdateMissed')
    UNION ALL SELECT 'crm_updates/missed_in_shadow/of', COUNT(*) FROM crm
        WHERE NOT is_late AND EXISTS (SELECT 1 FROM crm WHERE kind = 'CrmUpdateMissedInShadow')
    UNION ALL SELECT 'contact_reports', COUNT(DISTINCT alert_id) FROM answer
    UNION ALL SELECT 'contact_reports/' || name, SUM(is_yes) FROM answer GROUP BY name
    UNION ALL SELECT 'contact_reports/' || name || '/of', COUNT(*) FROM answer GROUP BY name
    UNION ALL SELECT 'flags/all', COUNT(DISTINCT alert_id) FROM clicked
    UNION ALL SELECT 'flags/reason/' || COALESCE(reason, 'No reason given'), COUNT(DISTINCT alert_id) FROM clicked GROUP BY reason
    UNION ALL SELECT 'flags/band/' || band, COUNT(*) FROM first_flag WHERE alert_id IN (SELECT alert_id FROM clicked) GROUP BY band
    UNION ALL SELECT 'flags/source/' || COALESCE(source, 'Source not known'), COUNT(*) FROM first_flag
        WHERE alert_id IN (SELECT alert_id FROM clicked) GROUP BY source
    UNION ALL SELECT 'flags/signal/' || (
            SELECT n.label FROM shown n WHERE n.key = s.key ORDER BY n.at DESC, n.alert_id, n.place LIMIT 1
        ), COUNT(DISTINCT s.alert_id) FROM shown s GROUP BY s.key
    UNION ALL SELECT 'missed', COUNT(DISTINCT event_id) FROM miss
    UNION ALL SELECT 'stopped/' || outcome || '/' || rule, COUNT(*) FROM stopped GROUP BY outcome, rule
    UNION ALL SELECT 'load/' || owner, COUNT(*) FROM came WHERE EXISTS (SELECT 1 FROM came WHERE is_hot = 1) GROUP BY owner
    UNION ALL SELECT 'load/' || owner || '/hot', COUNT(*) FROM came WHERE is_hot = 1 GROUP BY owner
    UNION ALL SELECT 'reviewed/' || sampled || '/of', SUM(population) FROM sampled GROUP BY sampled
    UNION ALL SELECT 'reviewed/' || sampled || '/drawn', SUM(drawn) FROM sampled GROUP BY sampled
    UNION ALL SELECT 'reviewed/' || sampled || '/decided', SUM(decided) FROM sampled GROUP BY sampled
    UNION ALL SELECT 'reviewed/' || sampled || '/bad', SUM(bad) FROM sampled GROUP BY sampled
    UNION ALL SELECT 'reviewed/bad_scores', SUM(bad) FROM sampled WHERE sampled IN ('Flagged', 'Random')
    UNION ALL SELECT 'reviewed/bad_scores/of', SUM(decided) FROM sampled WHERE sampled IN ('Flagged', 'Random')
    UNION ALL SELECT 'reviewed/waiting', SUM(drawn - decided) FROM sampled WHERE sampled IN ('Flagged', 'Random')
    UNION ALL SELECT 'reviewed/below_threshold', SUM(bad) FROM sampled WHERE sampled = 'BelowThreshold'
    UNION ALL SELECT 'reviewed/below_threshold/of', SUM(decided) FROM sampled WHERE sampled = 'BelowThreshold'
    UNION ALL SELECT 'reviewed/reported', SUM(bad) FROM sampled WHERE sampled = 'Reported'
    UNION ALL SELECT 'reviewed/reported/of', SUM(decided) FROM sampled WHERE sampled = 'Reported'
    UNION ALL SELECT 'reviewed/bad_score_rate', SUM(1.0 * population / drawn * bad) / (
            SELECT SUM(MAX(p.posted, COALESCE((
                    SELECT SUM(CASE WHEN o.sampled = 'Flagged' THEN o.stands_for ELSE o.drawn END)
                    FROM drawn o WHERE o.key = p.key AND o.sampled IN ('Flagged', 'Random')
                ), 0)))
            FROM posted_then p)
        FROM sampled WHERE sampled IN ('Flagged', 'Random'))
SELECT figure, SUM(counts) AS counts FROM figure WHERE counts > 0 GROUP BY figure ORDER BY figure;
