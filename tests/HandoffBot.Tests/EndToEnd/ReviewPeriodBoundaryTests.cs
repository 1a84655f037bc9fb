using HandoffBot.Core.Review;
using HandoffBot.Review;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What happens to an alert after the review it was opened before.</summary>
public sealed class ReviewPeriodBoundaryTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_alert_of_sunday_evening_that_is_claimed_and_flagged_on_monday_is_settled_by_the_next_digest(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        app.Slack.Clock.Advance(UntilSundayEvening(app));
        await app.Decide(new SampleEvent("late") { Score = 72 });
        await app.Message("C0EMEA", "Acme");
        // Slack shows it a moment before we know, and the clock jumps over the edge next.
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));
        var first = await app.Message("C0REVIEW", "No alert was opened in the week before");
        Assert.Contains("*1* posted · *0* accepted", first.AllText, StringComparison.Ordinal);

        var rep = app.Slack.User("U0REP1");
        await rep.Click(await app.Message("C0EMEA", "Acme"), "alert_claim");
        await app.Message("C0EMEA", "claimed");
        await rep.Click(await app.Message("C0EMEA", "Acme"), "alert_bad_score");
        var flag = await app.Note("C0EMEA", "U0REP1", "Recorded: bad score");
        app.Slack.Clock.Advance(TimeSpan.FromDays(7));

        // It expired within the week, though that was noted when the week was over.
        var second = await app.Message("C0REVIEW", "Of last week's *1*, now final");
        Assert.Contains("*1* accepted", second.AllText, StringComparison.Ordinal);
        Assert.Contains("*1* flagged", second.AllText, StringComparison.Ordinal);
        Assert.Contains(
            "No alert was posted, so there is no rate. 35 reviewed alerts are needed before any verdict.",
            second.AllText,
            StringComparison.Ordinal
        );
        Assert.Contains("Ceiling *100 %* (1 of 1 flagged and not cleared", second.AllText, StringComparison.Ordinal);
        Assert.Contains(
            "By signal shown: Free e-mail address *1* · Invited 3 teammates *1* · Viewed pricing twice *1*",
            second.AllText,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("invited_teammates", second.AllText, StringComparison.Ordinal);

        // Whatever comes later, both weeks compile to what was reported.
        await app.Decide(new SampleEvent("later") { Account = "later", Name = "Later" });
        await rep.Click(flag.Channel, flag.Ts, new Click("alert_undo_flag"));
        await app.Note("C0EMEA", "U0REP1", "taken back");
        var agreement = app.Bot.Services.GetRequiredService<HandoffBot.Agreements.AgreementRegistry>().Only!;
        var digests = await app.Database.Database.Read((db, cancel) => db.Digests.OrderBy(d => d.To).ToListAsync(cancel), default);
        Assert.Equal(2, digests.Count);
        foreach (var digest in digests)
        {
            var period = new ReviewPeriod(digest.From, digest.To);
            var again = await ReportCounting.Numbers(
                app.Database.Database,
                agreement,
                agreement.Review,
                period,
                withProofs: false,
                default
            );
            Assert.Equivalent(ReportCompiler.Numbers(digest), again, strict: true);
        }
    }

    private static TimeSpan UntilSundayEvening(TestApp app)
    {
        var now = Instant.FromDateTimeOffset(app.Slack.Clock.GetUtcNow());
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var sunday = now.InZone(zone).Date.Next(IsoDayOfWeek.Sunday);
        return (zone.AtLeniently(sunday + new LocalTime(23, 0)).ToInstant() - now).ToTimeSpan();
    }
}
