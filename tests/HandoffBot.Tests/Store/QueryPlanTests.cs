using HandoffBot.Core.Review.Drift;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Review;
using HandoffBot.Review.Holdouts;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Store;

public sealed class QueryPlanTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 0);

    [Fact]
    public async Task The_loops_look_only_at_what_waits()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "inbox_undecided", db =>
            db.Inbox.Where(row => !row.Decided).OrderBy(row => row.Seq).Select(row => row.ReceivedAt).Take(1)
        );
        await Uses(test, "slack_inbox_undone", db => db.SlackInbox.Where(row => !row.Done).OrderBy(row => row.Seq).Take(16));
        foreach (var due in new[] { DueAlerts.DueSql, DueAlerts.NextToTakeSql })
        {
            await Uses(test, "alerts_due", due);
            await Uses(test, "INDEX slack_inbox_waiting (alert_id=? AND received_at>?)", due);
            await NotSorted(test, due);
        }

        await Uses(test, "holds_notice", db => db.Holds.Where(row => row.NoticeKey == "hold"));
        await Uses(test, "review_cases_subject", db => db.ReviewCases.Where(row => row.Subject == "one"));
        await Uses(test, "labels_subject", db => db.Labels.Where(row => row.Subject == "one").OrderBy(row => row.Seq));
        await Uses(test, "proposals_due", ProposalStore.DueSql);
        await Uses(test, "proposals_agreement", ProposalStore.ByAgreementSql);
        await Uses(test, "proposal_sign_offs_proposal", ProposalStore.SignOffsSql);
        await Uses(test, "miss_reports_report", MissReportStore.ByIdSql);
        await Uses(test, "miss_reports_event", MissReportStore.ByEventSql);
        foreach (var misses in new[] { MissReportStore.InPeriodSql, MissReportStore.CountsSql, MissReportStore.DecisionsSql })
        {
            await Uses(test, "miss_reports_agreement", misses);
        }

        foreach (var flags in new[] { FlaggedAlerts.EachSql, FlaggedAlerts.ClicksSql })
        {
            await Uses(test, "SEARCH f USING INDEX alert_facts_kind (kind=? AND at>? AND at<?)", flags);
            await Uses(test, "SEARCH u USING INDEX alert_facts_alert (alert_id=? AND kind=? AND rowid>?)", flags);
        }

        await Uses(test, "data_issues_notice", db => db.DataIssues.Where(row => row.NoticeKey == "issues"));
        await Uses(test, "data_issues_agreement", db => db.DataIssues.Where(row => row.Agreement == "one" && row.OpenedAt < Now));
        await Uses(test, "decisions_score_event", db =>
            db.Decisions.Where(row => row.ScoreEventId == "evt").OrderByDescending(row => row.DecidedAt).Take(20)
        );
        await Uses(test, "alerts_crm_update", AccountReader.AwaitingCrmUpdateSql(isPostgres: false));
        await Uses(test, "account_agreements_held", db =>
            db.AccountAgreements.Where(row => row.HeldAt != null).OrderByDescending(row => row.HeldAt).Take(15)
        );
    }

    [Fact]
    public async Task Accounts_are_found_by_what_their_events_tell()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "accounts_domain", MatchingAccounts.WithDomainSql);
        await Uses(test, "accounts_crm_id", MatchingAccounts.WithCrmIdSql);
        await Uses(test, "account_questions_current", MatchingAccounts.QuestionsSql(isPostgres: false));
        await Uses(test, "MULTI-INDEX OR", db => SubjectLookup.Exactly(db, ["acme"], "acme.test"));
    }

    [Fact]
    public async Task Outcomes_are_found_by_the_accounts_of_the_weeks_alerts()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "outcomes_account", OutcomeRows.LastSql);
        await Uses(test, "past_feedback_event", HistoryStore.FeedbackSql);
        await Uses(test, "alert_facts_opened_at", OutcomeCounts.ReachedSql);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", OutcomeCounts.ReachedSql);
    }

    [Fact]
    public async Task Feedback_is_read_from_its_place_on_however_much_was_said_before()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "labels_feedback", FeedbackLog.LabelsSql);
        await Uses(test, "labels_feedback", FeedbackLog.OwnLabelsSql);
        await Uses(test, "alert_facts_feedback", FeedbackLog.ClaimsSql);
        await Uses(test, "alert_facts_feedback", FeedbackLog.OwnClaimsSql);
        await NotSorted(test, FeedbackLog.OwnLabelsSql);
        await NotSorted(test, FeedbackLog.OwnClaimsSql);
        await Uses(test, "decisions_score_event", FeedbackDecision.OfSql(isPostgres: false));
    }

    [Fact]
    public async Task An_audits_metrics_walk_from_its_alerts_to_what_became_of_them()
    {
        await using var test = await TestDatabase.New();
        foreach (
            var sql in new[]
            {
                ConversionCounter.GroupsSql,
                ConversionCounter.AlertsSql,
                FirstContactTimes.CountSql,
                FirstContactTimes.RankSql,
                FirstContactTimes.AlertsSql,
            }
        )
        {
            await Uses(test, "COVERING INDEX alert_facts_opened_at (agreement=? AND opened_at>? AND opened_at<?)", sql);
            await Uses(test, "SEARCH m USING INDEX sqlite_autoindex_messages_2 (kind=? AND subject=?)", sql);
            Assert.DoesNotContain(await Plan(test, sql), step => step.Contains("alert_facts_kind", StringComparison.Ordinal));
        }

        await Uses(test, "COVERING INDEX alert_facts_opened_at (agreement=? AND opened_at>? AND opened_at<?)", PipelineCounter.StagesSql);
        await Uses(test, "decisions_agreement (agreement=? AND decided_at>? AND decided_at<?)", HandoffQualityCounter.Statement);
        await Uses(test, "decisions_agreement (agreement=? AND decided_at>? AND decided_at<?)", IngestLagCounter.Statement);
        await Uses(test, "SEARCH i USING INDEX sqlite_autoindex_inbox_1 (event_id=?)", IngestLagCounter.Statement);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", PipelineCounter.VelocitySql);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", ConversionCounter.GroupsSql);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", ConversionCounter.RevenueSql);

        // The rows of the same.
        await Uses(test, "COVERING INDEX alert_facts_opened_at (agreement=? AND opened_at>? AND opened_at<?)", PipelineCounter.StandSql);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", PipelineCounter.CameSql);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", ConversionCounter.WinsSql);
        await Uses(test, "decisions_agreement (agreement=? AND decided_at>? AND decided_at<?)", HandoffQualityCounter.EventsSql);
        await Uses(test, "SEARCH i USING INDEX sqlite_autoindex_inbox_1 (event_id=?)", IngestLagCounter.EventsSql);

        var bins = ScoreBins.Of(SampleAgreement.Trials);
        var (alerts, scored) = (DriftCounter.AlertsSql(bins), DriftCounter.ScoredSql(bins));
        await Uses(test, "SEARCH f USING INDEX alert_facts_opened_at (agreement=? AND opened_at>? AND opened_at<?)", alerts);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", alerts);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", DriftCounter.EachSql(bins));
        await Uses(test, "decisions_agreement (agreement=? AND decided_at>? AND decided_at<?)", scored);
        await NotSorted(test, DriftCounter.FirstSql);
    }

    [Fact]
    public async Task A_reviews_cases_are_drawn_from_its_week_alone()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "COVERING INDEX alert_facts_opened_at", SamplingFrame.PostedSql);
        await Uses(test, "messages_created_at", SamplingFrame.PostedSql);
        await Uses(test, "decisions_outcome", SamplingFrame.BelowSql);
        await Uses(test, "SEARCH other USING INDEX decisions_account", SamplingFrame.BelowSql);
    }

    [Fact]
    public async Task A_holdout_is_read_in_the_order_in_which_accounts_came_and_from_them_to_their_outcomes()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "COVERING INDEX holdout_accounts_entered", HoldoutRows.EnteredSql);
        await NotSorted(test, HoldoutRows.EnteredSql);
        await Uses(test, "SEARCH o USING INDEX outcomes_account", HoldoutCounter.ReachedSql);
        await Uses(test, "sqlite_autoindex_holdout_accounts_1", HoldoutRows.OfAccountsSql(isPostgres: false));
    }

    [Fact]
    public async Task The_past_is_read_in_its_order_a_page_at_a_time()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "COVERING INDEX decisions_occurred_at", StoredEvents.EndOfPageSql);
        await NotSorted(test, StoredEvents.EndOfPageSql);
        await Uses(test, "SEARCH d USING INDEX decisions_occurred_at", StoredEvents.PageSql);
        await Uses(test, "decisions_score_event", StoredEvents.PageSql);
        await Uses(test, "decisions_occurred_at", StoredEvents.NewestSql);
        await NotSorted(test, StoredEvents.NewestSql);
        await Uses(test, "alert_facts_alert", EventReactions.FirstContactsSql(isPostgres: false));
        await Uses(test, "alert_facts_alert", EventReactions.TakenSql(isPostgres: false));
        await Uses(test, "labels_subject", EventReactions.LabelsSql(isPostgres: false));
        await Uses(test, "past_feedback_event", EventReactions.FeedbackSql(isPostgres: false));
        await Uses(test, "outcomes_account", OutcomeRows.OfEachSql(isPostgres: false));
    }

    [Fact]
    public async Task Releases_look_only_at_what_is_due_and_first_in_its_channel()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "COVERING INDEX opening_waits_due", OpeningWaits.NextDueSql);
        await Uses(test, "COVERING INDEX opening_waits_channel", OpeningWaits.ChannelAfterSql);
        await Uses(test, "opening_waits_expiring", OpeningWaits.ExpiredSql);
        await Uses(test, "opening_waits_channel", OpeningWaits.HottestSql);
        await NotSorted(test, OpeningWaits.HottestSql);
    }

    [Fact]
    public async Task A_queue_reads_only_what_is_live_of_its_person_or_team()
    {
        await using var test = await TestDatabase.New();
        await Uses(test, "COVERING INDEX alerts_holder", QueueRows.OfHolderSql);
        await Uses(test, "COVERING INDEX alerts_team", QueueRows.LoadSql);
        await Uses(test, "alerts_overdue", QueueRows.OverdueSql);
        await Uses(test, "alerts_in_review", QueueRows.InReviewSql);
        await Uses(test, "account_agreements_held_of", QueueRows.HeldSql);
        await Uses(test, "opening_waits_agreement", QueueRows.WaitingSql);
        await Uses(test, "flags_by", QueueRows.FlagsSql);
        await Uses(test, "messages_card", CardRows.AlertOfSql);
        await Uses(test, "home_tab_changes_leased_until", HomeTabSubscriptions.FreeSql);
    }

    private static async Task Uses(TestDatabase test, string index, string sql) =>
        Assert.Contains(await Plan(test, sql), step => step.Contains(index, StringComparison.Ordinal));

    private static async Task NotSorted(TestDatabase test, string sql) =>
        Assert.DoesNotContain(await Plan(test, sql), step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));

    private static Task<List<string>> Plan(TestDatabase test, string sql) =>
        test.Database.Read(
            async (db, cancel) =>
            {
                await db.Database.OpenConnectionAsync(cancel);
                using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + SqlText.Numbered(sql);
                using var plan = await command.ExecuteReaderAsync(cancel);
                var steps = new List<string>();
                while (await plan.ReadAsync(cancel))
                {
                    steps.Add(plan.GetString(3));
                }

                return steps;
            },
            default
        );

    private static Task Uses(TestDatabase test, string index, Func<HandoffDb, IQueryable> query) =>
        test.Database.Read(
            async (db, cancel) =>
            {
                await db.Database.OpenConnectionAsync(cancel);
                using var command = query(db).CreateDbCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
                using var plan = await command.ExecuteReaderAsync(cancel);
                Assert.True(await plan.ReadAsync(cancel));
                Assert.Contains(index, plan.GetString(3), StringComparison.Ordinal);
                return true;
            },
            default
        );
}
