using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Review;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static HandoffBot.Tests.Review.WeeklyDigestDriver;

namespace HandoffBot.Tests.Review;

/// <summary>A report counts what became due in its period, also where the due loop is behind.</summary>
public sealed class PeriodWatermarkTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_report_waits_until_what_became_due_in_its_period_is_written_down_and_for_nothing_later(string kind)
    {
        await using var test = await Imported(kind, ReviewWeek.Monday);
        var week = new ReviewWeek(test);
        var (opened, end) = (ReviewWeek.Day(2), ReviewWeek.Itself.To);
        await week.Opened("overdue", opened);
        await DueAt(test, "overdue", end - Duration.FromHours(1));
        await DueAt(test, "later", end + Duration.FromHours(1));

        var compiling = Compile(test, At(end + Duration.FromMinutes(1)));
        await week.Then("overdue", AlertFactKind.Expired, end - Duration.FromHours(1), opened);
        await Run(test, $"UPDATE alerts SET next_due_at = NULL WHERE id = 'overdue'");

        Assert.True(await compiling);
        var digest = await test.Database.Read((db, cancel) => db.Digests.SingleAsync(cancel), default);
        Assert.Equal(1, ReportCompiler.Numbers(digest).Alerts.ExpiredUntouched);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_report_waits_until_what_people_did_in_its_period_is_worked_and_for_nothing_later(string kind)
    {
        await using var test = await Imported(kind, ReviewWeek.Monday);
        var week = new ReviewWeek(test);
        var (opened, end) = (ReviewWeek.Day(2), ReviewWeek.Itself.To);
        await week.Opened("claimed", opened);
        await Received(test, "in time", end - Duration.FromHours(1));
        await Received(test, "later", end + Duration.FromSeconds(1));

        var compiling = Compile(test, At(end + Duration.FromMinutes(1)));
        await week.Then("claimed", AlertFactKind.Claimed, end - Duration.FromHours(1), opened);
        await Run(test, $"UPDATE slack_inbox SET done = true WHERE key = 'in time'");

        Assert.True(await compiling);
        var digest = await test.Database.Read((db, cancel) => db.Digests.SingleAsync(cancel), default);
        Assert.Equal(1, ReportCompiler.Numbers(digest).Alerts.Accepted);
    }

    private static Task Received(TestDatabase test, string key, Instant at) =>
        Run(
            test,
            $"""
            INSERT INTO slack_inbox (key, kind, body, received_at, done)
            VALUES ({key}, 'interaction', '', {at.ToUnixTimeMilliseconds()}, false)
            """
        );

    private static Task DueAt(TestDatabase test, string alert, Instant at) =>
        Run(
            test,
            $"""
            INSERT INTO alerts (id, account_key, agreement, state, band, score, owner, holder, opened_at, expires_at, next_due_at, alert,
                revision, flagged)
            VALUES ({alert}, {alert}, 'trial-pql/smb-trials', 'Open', 'hot', 90, 'U0REP1', 'U0REP1', 0, 0, {at.ToUnixTimeMilliseconds()},
                '', 1, false)
            """
        );

    private static Task<int> Run(TestDatabase test, FormattableString sql) =>
        test.Database.Write((db, cancel) => db.Database.ExecuteSqlAsync(sql, cancel), default);
}
