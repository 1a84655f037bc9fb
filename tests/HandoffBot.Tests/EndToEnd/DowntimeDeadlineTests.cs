using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What time did while no host ran counts when it was due, not when it was noted.</summary>
public sealed class DowntimeDeadlineTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_host_that_was_down_over_the_end_of_the_week_tells_in_its_digest_what_became_overdue_and_expired(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot"));
        await app.Message("C0EMEA", "Acme");
        await Wait.Until(app.IsIdle);
        await app.StopBot();
        var now = app.Slack.Clock.Now();
        var end = WeeklySchedule.Next(SampleAgreement.Trials.Review, now);
        app.Slack.Clock.Advance((end - now + Duration.FromMinutes(5)).ToTimeSpan());

        await app.StartBot();

        var digest = await app.Message("C0REVIEW", "Weekly review");
        Assert.Contains("*1* posted", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("*1* expired untouched", digest.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("still live", digest.AllText, StringComparison.Ordinal);
        var (alert, facts) = await app.Database.Database.Read(
            async (db, cancel) => (await db.Alerts.SingleAsync(cancel), await db.AlertFacts.ToListAsync(cancel)),
            default
        );
        Assert.Equal(alert.ExpiresAt, facts.Single(fact => fact.Kind == AlertFactKind.Expired).At);
        Assert.Equal(
            alert.Alert.Clock!.BreachedAt,
            facts.Single(fact => fact.Kind == AlertFactKind.FirstTouchMissedInShadow).At
        );
    }
}
