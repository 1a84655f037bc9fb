using System.Globalization;
using HandoffBot.Store.Retention;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store.Retention;

/// <summary>A run of retention costs what is due: rows that were emptied long ago are not walked over again.</summary>
public sealed class RetentionPlanTests
{
    private const string Numbers = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)";

    // Older rows have smaller numbers. All but the newest were emptied; those that are deleted when they are due are all young.
    private static readonly string[] Rows =
    [
        $"""
            {Numbers} INSERT INTO decisions
                (event_id, account_key, outcome, rule, reason, agreement, agreement_version, occurred_at, decided_at, trace,
                    has_personal_data)
            SELECT 'e' || i, 'a' || i, 'Nurture', 'band', '', CASE i % 2 WHEN 0 THEN 'one' ELSE NULL END, 1, i, i, '[]', i > 9900 FROM n
            """,
        $"""
            {Numbers} INSERT INTO alerts
                (id, account_key, agreement, state, band, score, owner, holder, opened_at, expires_at, alert, revision, flagged,
                    has_personal_data)
            SELECT 'e' || i, 'a' || i, 'one', 'Expired', 'hot', 90, 'U0REP1', 'U0REP1', i, i, '', 1, false, i > 9900 FROM n
            """,
        $"""
            {Numbers} INSERT INTO flags (alert_id, agreement, by, at, after_close, evidence, has_personal_data)
            SELECT 'e' || i, 'one', 'U0REP1', i, false, '', i > 9900 FROM n
            """,
        $$$"""
            {{{Numbers}}} INSERT INTO accounts (key, lead, last_decided_at, oldest_other_seen_at)
            SELECT 'a' || i, CASE WHEN i > 9900 THEN '{{}}' END, i, CASE WHEN i > 9900 THEN i END FROM n
            """,
        $"""
            {Numbers} INSERT INTO outcomes
                (id, account_key, outcome, occurred_at, known_at, sender, imported, has_personal_data)
            SELECT 'o' || i, 'a' || i, 'Lost', i, i, 'crm', false, i > 9900 FROM n
            """,
        $"""
            {Numbers} INSERT INTO past_feedback (id, event_id, verdict, at, known_at, has_personal_data)
            SELECT 'f' || i, 'e' || i, 'BadScore', i, i, i > 9900 FROM n
            """,
        $"""
            {Numbers} INSERT INTO holds (event_id, owner, notice_key, account_key, agreement, missing, decided_at)
            SELECT 'e' || i, 'U0OWNER', 'hold', 'a' || i, CASE i % 2 WHEN 0 THEN 'one' ELSE NULL END, '[]', i FROM n
            """,
        $"""
            {Numbers} INSERT INTO data_issues (alert_id, kind, opened_at, agreement, role, owner, notice_key)
            SELECT 'e' || i, 'Duplicate', i, 'one', 'Exceptions', 'U0OWNER', 'issues' FROM n
            """,
        $"""
            {Numbers} INSERT INTO review_cases
                (id, agreement, digest_key, subject, event_id, sampled, weight, place, opened_at, drawn_at, evidence, has_personal_data)
            SELECT 'c' || i, 'one', 'weekly', 's' || i, 'e' || i, 'Flagged', 1, 1, i, i, '', i > 9900 FROM n
            """,
        $"""
            {Numbers} INSERT INTO labels (case_id, subject, agreement, digest_key, kind, by, by_owner, at, has_personal_data)
            SELECT 'c' || i, 's' || i, 'one', 'weekly', 'BadScore', 'U0REV', true, i, i > 9900 FROM n
            """,
        $"{Numbers} INSERT INTO people (person, looked_up_at) SELECT 'p' || i, i FROM n",
        $"{Numbers} INSERT INTO slack_inbox (key, kind, body, received_at, done) SELECT 'k' || i, 'event', '', i, true FROM n",
        $"""
            {Numbers} INSERT INTO refusals (hour, endpoint, address, sender, cause, reason, first_at, last_at, count)
            SELECT i, '', '', '', '', '', i, i, 1 FROM n
            """,
    ];

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_is_due_is_found_in_an_index_of_what_is_not_emptied_yet(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        foreach (var rows in Rows)
        {
            await test.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(rows, cancel), default);
        }

        if (kind == TestDatabase.Postgres)
        {
            await test.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync("ANALYZE", cancel), default);
        }

        await Uses(test, "decisions_personal_data", RetentionSql.DecisionsDue, 9950, 0, "'one'");
        await Uses(test, "decisions_personal_data", RetentionSql.UnassignedDecisionsDue, 9950, 0, "'one'");
        await Uses(test, "alerts_personal_data", RetentionSql.AlertsDue, 9950, 0, "'one'");
        await Uses(test, "flags_personal_data", RetentionSql.FlagsDue, 9950, 0, "'one'");
        await Uses(test, "review_cases_personal_data", RetentionSql.ReviewCasesDue, 9950, 0, "'one'");
        await Uses(test, "labels_personal_data", RetentionSql.LabelsDue, 9950, 0, "'one'");
        await Uses(test, "accounts_personal_data", RetentionSql.AccountsDue, 9950, 0, "'one'");
        await Uses(test, "accounts_oldest_other", RetentionSql.OtherContactsDue, 9950, 0, "'one'");
        await Uses(test, "outcomes_personal_data", RetentionSql.OutcomesDue, 9950, 0, "'one'");
        await Uses(test, "past_feedback_personal_data", RetentionSql.PastFeedbackDue, 9950, 0, "'one'");
        await Uses(test, "holds_agreement", RetentionSql.DeleteHolds, 10, "'one'");
        await Uses(test, "holds_agreement", RetentionSql.DeleteUnassignedHolds, 10, "'one'");
        await Uses(test, "data_issues_agreement", RetentionSql.DeleteDataIssues, 10, "'one'");
        await Uses(test, "people_looked_up_at", RetentionSql.DeletePeople, 10, "'one'");
        await Uses(test, "slack_inbox_done", RetentionSql.DeleteSlackRequests, 10, "'one'");
        await Uses(test, "refusals_last_at", RetentionSql.DeleteRefusals, 10, "'one'");
    }

    private static Task Uses(TestDatabase test, string index, string sql, long cutoff, params object[] more) =>
        test.Database.Read(
            async (db, cancel) =>
            {
                await db.Database.OpenConnectionAsync(cancel);
                using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText =
                    (db.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN ")
                    + string.Format(CultureInfo.InvariantCulture, sql, [cutoff, PersonalDataRetention.BatchSize, .. more]);
                using var reader = await command.ExecuteReaderAsync(cancel);
                var plan = new List<string>();
                while (await reader.ReadAsync(cancel))
                {
                    plan.Add(reader.GetString(reader.FieldCount - 1));
                }

                var whole = string.Join(Environment.NewLine, plan);
                Assert.True(
                    whole.Contains(index, StringComparison.Ordinal) && !plan.Exists(ReadsAll),
                    $"Expected {index}:\n{command.CommandText}\n{whole}"
                );
                return true;
            },
            default
        );

    private static bool ReadsAll(string step) =>
        step.Contains("Seq Scan", StringComparison.Ordinal)
        || (step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("INDEX", StringComparison.Ordinal));
}
