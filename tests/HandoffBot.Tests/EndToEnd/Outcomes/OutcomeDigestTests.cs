using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Hosting;
using HandoffBot.Operations;
using HandoffBot.Review;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Operations.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd.Outcomes;

/// <summary>The digest says what became of the week before, from what was known by its end, and a past one stays as it was.</summary>
public sealed class OutcomeDigestTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_week_before_is_told_by_band_with_its_outcomes_and_stays_as_it_was_known(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        await Post(app, "one");
        await Post(app, "two");
        await Post(app, "warm", 75);
        await app.AdvanceWhenIdle(Week);
        await app.Record(new SampleOutcome("o-1", "meeting") { Account = "one", Ago = TimeSpan.FromDays(3) });
        await app.Record(new SampleOutcome("o-2", "won") { Account = "one" });
        await app.Record(new SampleOutcome("o-3", "disqualified") { Account = "two" });
        // Before its alert was opened, and of nobody who has one.
        await app.Record(new SampleOutcome("o-4", "opportunity") { Account = "two", Ago = TimeSpan.FromDays(30) });
        await app.Record(new SampleOutcome("o-5", "won") { Account = "stranger" });

        await app.AdvanceWhenIdle(UntilReview(app));
        var digest = await app.Message("C0REVIEW", "What became of them");

        Assert.Contains("hot: an outcome of *2* of 2 posted is known", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("meeting *1* (50 %; 95 % range 9", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("won *1* (50 %", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("opportunity *0* (0 %", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("disqualified *1*", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("warm: an outcome of *0* of 1 posted is known · meeting *0* ·", digest.AllText, StringComparison.Ordinal);

        // It turns out otherwise: that is known from now on, and was not then.
        var end = app.Slack.Clock.Now();
        var then = await Before(app, end);
        await app.Record(new SampleOutcome("o-6", "lost") { Account = "one", Ago = TimeSpan.FromDays(5) });
        await app.Record(new SampleOutcome("o-7", "meeting") { Account = "two", Ago = TimeSpan.FromDays(2) });
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));

        Assert.Equivalent(then, await Before(app, end), strict: true);
        var today = await Before(app, app.Slack.Clock.Now());
        Assert.Equal((1, 0), (Reached(then, LeadOutcome.Won), Reached(then, LeadOutcome.Lost)));
        Assert.Equal((0, 1), (Reached(today, LeadOutcome.Won), Reached(today, LeadOutcome.Lost)));
        Assert.Equal((1, 2), (Reached(then, LeadOutcome.Meeting), Reached(today, LeadOutcome.Meeting)));
        Assert.Equal(1, Reached(today, LeadOutcome.Disqualified));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_outcome_belongs_to_the_last_alert_opened_when_it_happened(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        await Post(app, "one");
        await app.AdvanceWhenIdle(TimeSpan.FromDays(1));
        await app.Record(new SampleOutcome("o-1", "meeting") { Account = "one", Ago = TimeSpan.FromHours(1) });
        await app.Decide(new SampleEvent("one-again") { Account = "one", Name = "Company one" });
        await app.Shown();
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));
        await app.Record(new SampleOutcome("o-2", "won") { Account = "one" });

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        var numbers = await Before(app, app.Slack.Clock.Now());

        Assert.Equal(2, numbers.Single().Value.Alerts);
        Assert.Equal(2, numbers.Single().Value.Known);
        Assert.Equal((1, 1), (Reached(numbers, LeadOutcome.Meeting), Reached(numbers, LeadOutcome.Won)));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Of_imported_outcomes_the_last_that_happened_stands_in_whatever_order_they_come_and_a_sent_one_corrects_them(
        string database
    )
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        await Post(app, "one");
        await Post(app, "two");
        await app.AdvanceWhenIdle(TimeSpan.FromDays(1));
        await app.Record(new SampleOutcome("sent", "lost") { Account = "two", Ago = TimeSpan.FromHours(20) });
        var now = app.Slack.Clock.Now();
        string Line(string account, string outcome, int hoursAgo) =>
            $$"""{"account_id":"{{account}}","outcome":"{{outcome}}","at":"{{now - Duration.FromHours(hoursAgo)}}"}""";

        // An export, newest first; and what was left of it in a second run.
        await app.Database.Import($"{Line("one", "won", 1)}\n{Line("one", "lost", 2)}\n{Line("two", "won", 1)}\n");
        await app.Database.Import(Line("one", "disqualified", 3));

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        var numbers = await Before(app, app.Slack.Clock.Now());
        Assert.Equal((1, 1), (Reached(numbers, LeadOutcome.Won), Reached(numbers, LeadOutcome.Lost)));
        Assert.Equal(0, Reached(numbers, LeadOutcome.Disqualified));
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff why one");
        var why = (await app.Note("C0ALERTS", "U0REP1", "What became of it")).Text;
        Assert.Equal(2, why.Split("corrected by").Length - 1);
        Assert.DoesNotContain("corrected by", why[why.IndexOf("*Won*", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_was_written_as_its_reason_expires_and_the_outcome_stays(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Record(new SampleOutcome("o-1", "lost") { Reason = "Ada Example left" });
        await app.AdvanceWhenIdle(TimeSpan.FromDays(181));
        await app.Record(new SampleOutcome("o-2", "lost") { Reason = "No budget" });

        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

        var rows = await app.Database.Database.Read((db, cancel) => db.Outcomes.OrderBy(row => row.Seq).ToListAsync(cancel), default);
        Assert.Equal([null, "No budget"], rows.Select(row => row.Reason));
        Assert.All(rows, row => Assert.Equal(LeadOutcome.Lost, row.Outcome));
        Assert.Empty(
            await app.Database.Database.Read(
                (db, cancel) => db.Inbox.Where(row => row.Body.Contains("Ada Example")).ToListAsync(cancel),
                default
            )
        );
    }

    private static async Task Post(TestApp app, string account, decimal score = 92)
    {
        await app.Decide(new SampleEvent(account) { Account = account, Name = $"Company {account}", Score = score });
        await app.Message("C0EMEA", $"Company {account}");
        await app.Shown();
    }

    // The alerts of the last ten days as they were known at a moment.
    private static async Task<IReadOnlyList<NamedCount<OutcomeNumbers>>> Before(TestApp app, Instant known) =>
        (
            await app.Database.Database.Read(
                (db, cancel) =>
                    OutcomeCounts.Of(db, new(known - Duration.FromDays(14), known), known, SampleAgreement.Trials, cancel),
                default
            )
        )!;

    private static long Reached(IReadOnlyList<NamedCount<OutcomeNumbers>> bands, LeadOutcome outcome) =>
        bands.Sum(band => band.Value.Of(outcome).Count);

    // From a Wednesday at nine to past the review of Monday at nine in Berlin.
    private static TimeSpan UntilReview(TestApp app)
    {
        var now = app.Slack.Clock.GetUtcNow();
        var days = ((int)DayOfWeek.Monday - (int)now.DayOfWeek + 7) % 7;
        return new DateTimeOffset(now.Date, TimeSpan.Zero).AddDays(days == 0 ? 7 : days).AddHours(10) - now;
    }
}
