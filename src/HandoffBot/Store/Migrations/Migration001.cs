namespace HandoffBot.Store.Migrations;

/// <summary>The first schema.</summary>
internal static class Migration001
{
    // The partial indexes are what keeps the loops' cost independent of how much was ever stored. Their conditions are spelled
    // as the queries spell them: SQLite uses a partial index only then.
    public static Migration First { get; } =
        new(
            1,
            "first schema",
            """
            CREATE TABLE inbox (
                seq {seq}, event_id text NOT NULL UNIQUE, sender text NOT NULL, received_at bigint NOT NULL,
                body text NOT NULL, decided boolean NOT NULL);
            CREATE INDEX inbox_undecided ON inbox (seq, received_at) WHERE NOT decided;

            CREATE TABLE decisions (
                event_id text PRIMARY KEY, account_key text NOT NULL, outcome text NOT NULL, rule text NOT NULL, reason text NOT NULL,
                band text, alert_id text, agreement text, agreement_version integer, occurred_at bigint NOT NULL,
                decided_at bigint NOT NULL, trace text NOT NULL, has_personal_data boolean NOT NULL DEFAULT true, score_event_id text,
                score double precision, signal text);
            CREATE INDEX decisions_score_event ON decisions (score_event_id, decided_at) WHERE score_event_id IS NOT NULL;
            CREATE INDEX decisions_personal_data ON decisions (agreement, decided_at) WHERE has_personal_data;
            CREATE INDEX decisions_account ON decisions (account_key, decided_at);
            CREATE INDEX decisions_occurred_at ON decisions (occurred_at);
            CREATE INDEX decisions_agreement ON decisions (agreement, decided_at, outcome, rule, score_event_id);
            CREATE INDEX decisions_outcome ON decisions (outcome, decided_at);

            CREATE TABLE outcomes (
                seq {seq}, id text NOT NULL UNIQUE, account_key text NOT NULL, outcome text NOT NULL, occurred_at bigint NOT NULL,
                known_at bigint NOT NULL, sender text NOT NULL, amount double precision, currency text, reason text,
                imported boolean NOT NULL, has_personal_data boolean NOT NULL);
            CREATE INDEX outcomes_account ON outcomes (account_key, occurred_at);
            CREATE INDEX outcomes_personal_data ON outcomes (known_at) WHERE has_personal_data;

            CREATE TABLE past_feedback (
                id text PRIMARY KEY, event_id text NOT NULL, verdict text NOT NULL, reason text, note text, by text, at bigint NOT NULL,
                known_at bigint NOT NULL, has_personal_data boolean NOT NULL);
            CREATE INDEX past_feedback_event ON past_feedback (event_id, at);
            CREATE INDEX past_feedback_personal_data ON past_feedback (known_at) WHERE has_personal_data;

            CREATE TABLE holds (
                event_id text NOT NULL, owner text NOT NULL, notice_key text NOT NULL, account_key text NOT NULL, agreement text,
                missing text NOT NULL, decided_at bigint NOT NULL, ended_at bigint, ended_how text, PRIMARY KEY (event_id, owner));
            CREATE INDEX holds_notice ON holds (notice_key, decided_at);
            CREATE INDEX holds_agreement ON holds (agreement, decided_at);

            CREATE TABLE holdout_accounts (
                agreement text NOT NULL, holdout text NOT NULL, account_key text NOT NULL, event_id text NOT NULL,
                held_out boolean NOT NULL, entered_at bigint NOT NULL, band text NOT NULL, PRIMARY KEY (agreement, holdout, account_key));
            CREATE INDEX holdout_accounts_entered ON holdout_accounts (agreement, holdout, entered_at, held_out);

            CREATE TABLE opening_waits (
                event_id text PRIMARY KEY, account_key text NOT NULL, agreement text NOT NULL, channel text NOT NULL,
                opens_at bigint NOT NULL, expires_at bigint NOT NULL, due_at bigint NOT NULL, band_rank integer NOT NULL,
                score double precision NOT NULL, occurred_at bigint NOT NULL);
            CREATE INDEX opening_waits_due ON opening_waits (due_at);
            CREATE INDEX opening_waits_expiring ON opening_waits (expires_at);
            CREATE INDEX opening_waits_channel ON opening_waits (channel, band_rank, score DESC, occurred_at, event_id, opens_at);
            CREATE INDEX opening_waits_agreement ON opening_waits (agreement, opens_at, band_rank, score DESC, occurred_at, event_id);

            CREATE TABLE accounts (
                key text PRIMARY KEY, name text, domain text, lead text, last_decided_at bigint, oldest_other_seen_at bigint,
                last_occurred_at bigint, crm_id text);
            CREATE INDEX accounts_crm_id ON accounts (crm_id) WHERE crm_id IS NOT NULL;
            CREATE INDEX accounts_name ON accounts (name);
            CREATE INDEX accounts_domain ON accounts (domain);
            CREATE INDEX accounts_personal_data ON accounts (last_decided_at) WHERE lead IS NOT NULL;
            CREATE INDEX accounts_oldest_other ON accounts (oldest_other_seen_at) WHERE oldest_other_seen_at IS NOT NULL;

            CREATE TABLE account_agreements (
                account_key text NOT NULL, agreement text NOT NULL, last_occurred_at bigint, latest_alert_id text, held_event_id text,
                held_at bigint, PRIMARY KEY (account_key, agreement)){keyed};
            CREATE INDEX account_agreements_held ON account_agreements (held_at) WHERE held_at IS NOT NULL;
            CREATE INDEX account_agreements_held_of ON account_agreements (agreement, held_event_id) WHERE held_at IS NOT NULL;

            CREATE TABLE account_questions (
                id text PRIMARY KEY, agreement text NOT NULL, account_key text NOT NULL, event_id text NOT NULL, name text, crm_id text,
                domain text, asked_at bigint NOT NULL, answer text, answered_by text, answered_at bigint, undone_by text,
                undone_at bigint, ended_at bigint, ended_how text);
            CREATE UNIQUE INDEX account_questions_current ON account_questions (account_key, agreement) WHERE ended_at IS NULL;

            CREATE TABLE alerts (
                id text PRIMARY KEY, account_key text NOT NULL, agreement text NOT NULL, state text NOT NULL, band text NOT NULL,
                score double precision NOT NULL, owner text NOT NULL, holder text NOT NULL, snoozed_until bigint, opened_at bigint NOT NULL,
                expires_at bigint NOT NULL, next_due_at bigint, alert text NOT NULL, revision integer NOT NULL, flagged boolean NOT NULL,
                overdue boolean NOT NULL DEFAULT false, in_review boolean NOT NULL DEFAULT false,
                awaits_crm_update boolean NOT NULL DEFAULT false, has_personal_data boolean NOT NULL DEFAULT true);
            CREATE INDEX alerts_personal_data ON alerts (agreement, opened_at)
                WHERE has_personal_data AND state NOT IN ('Open', 'Claimed');
            CREATE INDEX alerts_due ON alerts (next_due_at) WHERE next_due_at IS NOT NULL;
            CREATE INDEX alerts_opened_at ON alerts (opened_at);
            CREATE INDEX alerts_account ON alerts (account_key);
            CREATE INDEX alerts_crm_update ON alerts (account_key, id) WHERE awaits_crm_update;
            CREATE INDEX alerts_holder ON alerts (holder, expires_at, state, id, agreement, band, flagged, snoozed_until)
                WHERE state IN ('Open', 'Claimed');
            CREATE INDEX alerts_team ON alerts (agreement, state, expires_at, holder, overdue) WHERE state IN ('Open', 'Claimed');
            CREATE INDEX alerts_in_review ON alerts (agreement, expires_at) WHERE in_review AND state IN ('Open', 'Claimed');
            CREATE INDEX alerts_overdue ON alerts (agreement, expires_at) WHERE overdue AND state IN ('Open', 'Claimed');

            CREATE TABLE alert_facts (
                seq {seq}, alert_id text NOT NULL, agreement text NOT NULL, kind text NOT NULL, at bigint NOT NULL, by text, detail text,
                opened_at bigint NOT NULL, band text NOT NULL, source text, signals text, owner text, event_id text,
                feedback_position bigint, score double precision);
            CREATE UNIQUE INDEX alert_facts_feedback ON alert_facts (feedback_position) WHERE feedback_position IS NOT NULL;
            CREATE INDEX alert_facts_alert ON alert_facts (alert_id, kind);
            CREATE INDEX alert_facts_opened_at ON alert_facts (agreement, opened_at, alert_id, kind, at, band, seq);
            CREATE INDEX alert_facts_kind ON alert_facts (kind, at);
            CREATE INDEX alert_facts_owner ON alert_facts (agreement, at, owner, band, alert_id) WHERE owner IS NOT NULL;

            CREATE TABLE flags (
                alert_id text NOT NULL, agreement text NOT NULL, by text NOT NULL, at bigint NOT NULL, reason text, note text, after_close
                    boolean NOT NULL,
                undone_at bigint, evidence text NOT NULL, has_personal_data boolean NOT NULL DEFAULT true, PRIMARY KEY (alert_id, by));
            CREATE INDEX flags_at ON flags (at);
            CREATE INDEX flags_by ON flags (by, at);
            CREATE INDEX flags_personal_data ON flags (agreement, at) WHERE has_personal_data;

            CREATE TABLE data_issues (
                alert_id text NOT NULL, kind text NOT NULL, opened_at bigint NOT NULL, agreement text NOT NULL, role text NOT NULL,
                owner text NOT NULL, notice_key text NOT NULL, withdrawn_at bigint, outcome text, answered_by text, answered_at bigint,
                PRIMARY KEY (alert_id, kind, opened_at));
            CREATE INDEX data_issues_notice ON data_issues (notice_key, opened_at);
            CREATE INDEX data_issues_agreement ON data_issues (agreement, opened_at);

            CREATE TABLE messages (
                id text PRIMARY KEY, kind text NOT NULL, subject text NOT NULL, channel text NOT NULL, content text,
                client_message_id text NOT NULL, ts text, posted_channel text, wanted_revision integer NOT NULL,
                posted_revision integer NOT NULL, state text NOT NULL, priority integer NOT NULL, expires_at bigint,
                attempts integer NOT NULL, next_attempt_at bigint NOT NULL, leased_by text, leased_until bigint, error text,
                posted_at bigint, created_at bigint NOT NULL, sent_revision integer NOT NULL, uncertain_since bigint,
                act_by bigint, reply_to text, agreement text, resend_at bigint, UNIQUE (kind, subject));
            CREATE INDEX messages_created_at ON messages (kind, created_at, posted_at);
            CREATE INDEX messages_posts ON messages (channel, priority, expires_at)
                WHERE state = 'Ready' AND ts IS NULL AND wanted_revision > posted_revision;
            CREATE INDEX messages_expiring ON messages (expires_at)
                WHERE state = 'Ready' AND ts IS NULL AND wanted_revision > posted_revision;
            CREATE INDEX messages_edits ON messages (priority, expires_at)
                WHERE state = 'Ready' AND ts IS NOT NULL AND wanted_revision > posted_revision;
            CREATE INDEX messages_card ON messages (ts) WHERE kind = 'alert' AND ts IS NOT NULL;
            CREATE INDEX messages_replies ON messages (reply_to) WHERE reply_to IS NOT NULL;
            CREATE INDEX messages_open ON messages (next_attempt_at) WHERE state IN ('Sending', 'Uncertain');
            CREATE INDEX messages_resends ON messages (resend_at) WHERE resend_at IS NOT NULL;
            CREATE INDEX messages_needs_operator ON messages (created_at) WHERE state = 'NeedsOperator';

            CREATE TABLE rate_limits (key text PRIMARY KEY, next_free_at bigint NOT NULL, closed_because text,
                held_until bigint NOT NULL DEFAULT 0);

            CREATE TABLE database_state (id integer PRIMARY KEY, identity text NOT NULL, claims bigint NOT NULL);

            CREATE TABLE reconciliations (channel text PRIMARY KEY, oldest bigint NOT NULL, leased_until bigint NOT NULL);

            CREATE TABLE slack_inbox (
                seq {seq}, key text NOT NULL UNIQUE, kind text NOT NULL, body text NOT NULL, alert_id text, received_at bigint NOT NULL,
                    done boolean NOT NULL);
            CREATE INDEX slack_inbox_undone ON slack_inbox (seq) WHERE NOT done;
            CREATE INDEX slack_inbox_waiting ON slack_inbox (alert_id, received_at) WHERE NOT done AND alert_id IS NOT NULL;
            CREATE INDEX slack_inbox_done ON slack_inbox (received_at) WHERE done;

            CREATE TABLE agreements (
                agreement text NOT NULL, version integer NOT NULL, text text NOT NULL, imported_at bigint NOT NULL, imported_by text,
                changes text NOT NULL, retired_at bigint, rolled_back_to integer, proposal text, taken_back_by text,
                PRIMARY KEY (agreement, version));

            CREATE TABLE digests (
                key text PRIMARY KEY, agreement text NOT NULL, "from" bigint NOT NULL, "to" bigint NOT NULL, compiled_at bigint NOT NULL,
                    numbers text NOT NULL);

            CREATE TABLE review_cases (
                id text PRIMARY KEY, agreement text NOT NULL, digest_key text NOT NULL, subject text NOT NULL, alert_id text,
                event_id text NOT NULL, sampled text NOT NULL, weight double precision NOT NULL, place integer NOT NULL,
                opened_at bigint NOT NULL, drawn_at bigint NOT NULL, evidence text NOT NULL,
                has_personal_data boolean NOT NULL DEFAULT true, UNIQUE (digest_key, subject));
            CREATE INDEX review_cases_subject ON review_cases (subject);
            CREATE INDEX review_cases_personal_data ON review_cases (agreement, drawn_at) WHERE has_personal_data;

            CREATE TABLE labels (
                seq {seq}, case_id text NOT NULL, subject text NOT NULL, agreement text NOT NULL, digest_key text NOT NULL,
                kind text NOT NULL, field text, note text, by text NOT NULL, by_owner boolean NOT NULL, at bigint NOT NULL,
                has_personal_data boolean NOT NULL DEFAULT true, feedback_position bigint);
            CREATE UNIQUE INDEX labels_feedback ON labels (feedback_position) WHERE feedback_position IS NOT NULL;
            CREATE INDEX labels_subject ON labels (subject, seq);
            CREATE INDEX labels_agreement ON labels (agreement, at);
            CREATE INDEX labels_personal_data ON labels (agreement, at) WHERE has_personal_data;

            CREATE TABLE feedback_log (id integer PRIMARY KEY, last_position bigint NOT NULL, pseudonym_key text NOT NULL);

            CREATE TABLE miss_reports (
                seq {seq}, report_id text NOT NULL, event_id text NOT NULL, agreement text NOT NULL, by text NOT NULL,
                reported_at bigint NOT NULL, at bigint NOT NULL, reason text, is_taken_back boolean NOT NULL);
            CREATE INDEX miss_reports_report ON miss_reports (report_id, seq);
            CREATE INDEX miss_reports_event ON miss_reports (event_id, seq);
            CREATE INDEX miss_reports_agreement ON miss_reports (agreement, reported_at);

            CREATE TABLE proposals (
                id text PRIMARY KEY, agreement text NOT NULL, base_version integer NOT NULL, digest_key text NOT NULL,
                place integer NOT NULL, fingerprint text NOT NULL, edits text NOT NULL, evidence text NOT NULL, state text NOT NULL,
                opened_at bigint NOT NULL, expires_at bigint NOT NULL, in_force_at bigint, version integer, closed_at bigint,
                failure text, next_due_at bigint);
            CREATE INDEX proposals_agreement ON proposals (agreement, opened_at);
            CREATE INDEX proposals_due ON proposals (next_due_at) WHERE next_due_at IS NOT NULL;

            CREATE TABLE proposal_sign_offs (
                seq {seq}, proposal_id text NOT NULL, team text NOT NULL, by text NOT NULL, answer text NOT NULL, reason text,
                at bigint NOT NULL);
            CREATE INDEX proposal_sign_offs_proposal ON proposal_sign_offs (proposal_id, seq);

            CREATE TABLE feedback_webhooks (
                name text PRIMARY KEY, target text NOT NULL, position bigint NOT NULL, attempts integer NOT NULL,
                next_attempt_at bigint NOT NULL, failing_since bigint, error text, gone_at bigint, leased_by text,
                leased_until bigint NOT NULL);

            CREATE TABLE sessions (
                id text PRIMARY KEY, agreement text NOT NULL, started_at bigint NOT NULL, ended_at bigint, session text NOT NULL);
            CREATE UNIQUE INDEX sessions_running ON sessions (agreement) WHERE ended_at IS NULL;

            CREATE TABLE people (person text PRIMARY KEY, user_id text, unreachable text, looked_up_at bigint NOT NULL);
            CREATE INDEX people_looked_up_at ON people (looked_up_at);
            CREATE INDEX people_user_id ON people (user_id) WHERE user_id IS NOT NULL;

            CREATE TABLE absences (
                user_id text PRIMARY KEY, until bigint NOT NULL, reason text, set_by text NOT NULL, set_at bigint NOT NULL);
            CREATE INDEX absences_until ON absences (until);

            CREATE TABLE do_not_disturb (user_id text PRIMARY KEY, starts_at bigint, ends_at bigint, asked_at bigint NOT NULL);
            CREATE INDEX do_not_disturb_asked_at ON do_not_disturb (asked_at);

            CREATE TABLE home_tab_subscriptions (
                key text NOT NULL, user_id text NOT NULL, opened_at bigint NOT NULL, PRIMARY KEY (key, user_id));
            CREATE INDEX home_tab_subscriptions_user_id ON home_tab_subscriptions (user_id);
            CREATE INDEX home_tab_subscriptions_opened_at ON home_tab_subscriptions (opened_at);

            CREATE TABLE home_tab_changes (seq {seq}, user_id text NOT NULL, leased_until bigint NOT NULL);
            CREATE INDEX home_tab_changes_leased_until ON home_tab_changes (leased_until);
            CREATE INDEX home_tab_changes_user_id ON home_tab_changes (user_id);

            CREATE TABLE rotations (
                agreement text NOT NULL, route text NOT NULL, assigned bigint NOT NULL, rotation text, PRIMARY KEY (agreement, route));

            CREATE TABLE refusals (
                seq {seq}, hour bigint NOT NULL, endpoint text NOT NULL, address text NOT NULL, sender text NOT NULL, cause text NOT NULL,
                reason text NOT NULL, first_at bigint NOT NULL, last_at bigint NOT NULL, count bigint NOT NULL,
                UNIQUE (hour, endpoint, address, sender, cause));
            CREATE INDEX refusals_last_at ON refusals (last_at);
            """
        );
}
