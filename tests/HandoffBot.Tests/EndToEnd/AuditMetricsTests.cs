using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Review;
using HandoffBot.Review.Metrics;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The monthly audit tells what became of handoffs, from what was known by its end.</summary>
public sealed class AuditMetricsTests
{
    private static readonly string Audited = SampleAgreement.Text.Replace(
        "retention:",
        "audit: { at: \"1st Mon 09:30\" }\nbaseline: { first_contact: 3d, opportunities: 0.9 }\nretention:",
        StringComparison.Ordinal
    );

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task How_long_leads_waited_for_their_first_contact_is_told_of_those_that_are_mature(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Audited);
        foreach (var account in new[] { "fast", "slow", "never" })
        {
            await Post(app, account);
        }

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(10));
        await Contact(app, "fast");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(65));
        await Contact(app, "slow");
        await app.AdvanceWhenIdle(TimeSpan.FromHours(3));
        // Contacted at once, and not yet mature.
        await Post(app, "young");
        await Contact(app, "young");
        await Wait.Until(app.IsIdle);

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff audit now");
        var audit = await app.Message("C0REVIEW", "This month so far");
        Says(audit.AllText, "hot: half within *1 h 15 min* (too few for a range) · 2 of 3 contacted");
        Says(
            audit.AllText,
            "⬜ First contact of hot: before, half within *3 d*; now, half within *1 h 15 min* (too few for a range): no difference is shown"
        );
        Says(audit.AllText, "*What became of handoffs:* not enough yet");
        await app.Slack.User("U0REV").Click("C0REVIEW", audit.Ts, new Click("figure_rows") { Value = "first_contact_time/0" });
        OpenView? shown = null;
        // It opens before its rows are read.
        await app.Slack.Workspace.Until(
            w => (shown = w.OpenViews.FirstOrDefault(view => view.AllText.Contains("\n• ", StringComparison.Ordinal))) is not null,
            Wait.Limit
        );
        Says(shown!.AllText, "*Handoff to first contact · hot: half within 1 h 15 min (2 of 3)*");
        var lines = shown.AllText.Split('\n').Where(line => line.StartsWith("• ", StringComparison.Ordinal)).ToList();
        Assert.Collection(
            lines,
            line => Assert.Matches("^• ✅ .*Company fast.* · \\*10 min\\*$", line),
            line => Assert.Matches("^• ✅ .*Company slow.* · \\*1 h 15 min\\* ◀ half of them within this$", line),
            line => Assert.Matches("^• ▫️ .*Company never.* · not contacted$", line)
        );
        Assert.Equal(1, audit.AllText.Split("Not enough yet: ").Length + audit.AllText.Split("0 of 35 reviewed alerts").Length - 2);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Conversion_is_told_along_the_chain_by_band_and_source_and_a_past_month_stays_as_it_was_known(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Audited);
        foreach (var account in new[] { "one", "two", "three", "four" })
        {
            await Post(app, account, source: account == "one" ? "webinar" : null);
        }

        foreach (var account in new[] { "five", "six", "seven", "eight" })
        {
            await Post(app, account, score: 75);
        }

        await Contact(app, "two");
        var returned = await app.Message("C0EMEA", "Company eight");
        await app.Fill("U0REP2", returned, "alert_not_mine", ("reason", nameof(NotMineReason.WrongTerritory)));
        await app.Message("C0EMEA", "Not mine* said");
        await app.AdvanceWhenIdle(TimeSpan.FromDays(3));
        await app.Record(new SampleOutcome("o-1", "won") { Account = "one", Amount = 24000, Currency = "EUR" });
        await app.Record(new SampleOutcome("o-2", "meeting") { Account = "two" });
        await app.Record(new SampleOutcome("o-3", "opportunity") { Account = "three" });
        await app.Record(new SampleOutcome("o-4", "meeting") { Account = "four" });
        await app.Record(new SampleOutcome("o-5", "won") { Account = "four", Amount = 100 });
        await app.Record(new SampleOutcome("o-6", "lost") { Account = "four" });
        await app.Record(new SampleOutcome("o-7", "contacted") { Account = "five" });
        await app.AdvanceWhenIdle(TimeSpan.FromDays(ConversionWindow.LeastDays));

        await app.AdvanceWhenIdle(UntilAudit(app));
        var audit = (await app.Message("C0REVIEW", "*What became of handoffs* opened")).AllText;

        Says(audit, "an outcome of *5* of 8 is known");
        Says(audit, "• All: contacted *63 %* of 8 → meeting *50 %* (4; 95 % range 22 % to 78 %) → ");
        Says(audit, "opportunity *25 %* (2; 50 % of the step before) → won *13 %* (1; 50 % of the step before)");
        Says(audit, "• warm: contacted *25 %* of 4 → meeting *0 %*");
        Says(audit, "✅ hot 100 %, warm 0 %: yes (p = 0.014)");
        Says(audit, "*By source:* not enough yet; a source is named from 10 handoffs on.");
        Says(audit, "1 of 1 won came with an amount");
        Says(audit, "• webinar: *EUR 24000* from 1");
        Says(audit, "meeting within *3 d* (2 came to it) · opportunity within *3 d* (1 came to it)");
        Says(audit, "❗ 1 stand at *opportunity*, neither won nor lost; nothing was heard of *1* for 14");
        Says(audit, "❗ Leads that came to an opportunity: before *90 %*; now *25 %* (95 % range 3.2 % to 65 %): worse");
        Says(audit, "1 of 8 were given back as not theirs; not enough yet to compare: 9 more");

        // What is known later is not known in a month that is over.
        await app.Record(new SampleOutcome("o-8", "lost") { Account = "one", Ago = TimeSpan.FromDays(2) });
        await app.Record(new SampleOutcome("o-9", "meeting") { Account = "six", Ago = TimeSpan.FromDays(2) });
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        var (stored, again) = await app.Database.Database.Read(
            async (db, cancel) =>
            {
                var row = await db.Digests.OrderByDescending(digest => digest.To).FirstAsync(d => d.Key.StartsWith("monthly:"), cancel);
                var agreement = AgreementYaml.Read(Audited).Agreement!;
                return (row, await AuditMetricsCompiler.Compile(db, agreement, new(row.From, row.To), cancel));
            },
            default
        );
        Assert.Equivalent(ReportCompiler.Numbers(stored).Metrics, again, strict: true);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task With_what_leads_came_and_how_late_is_told_by_field_disqualifier_and_sender(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Audited);
        await Post(app, "good");
        await app.Decide(new SampleEvent("no-mail") { Account = "no-mail", Email = null });
        await app.Decide(new SampleEvent("no-name") { Account = "no-name", Name = null, Email = null });
        await app.Decide(new SampleEvent("student") { Account = "student", Title = "PhD student" });
        await app.Decide(new SampleEvent("low") { Account = "low", Score = 20, Email = null });
        await app.Decide(new SampleEvent("late") { Account = "late", Score = 20, Ago = TimeSpan.FromDays(2) });

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        var once = await Audit(app, 1);
        Says(once, "• Every required field: *50 %* (2 of 4); first missing a company name 1, an e-mail");
        Says(once, "• Fit, of these: *50 %* (1 of 2); turned away as Student 1");
        Assert.Matches("half within \\*\\d+ s\\*, nine of ten within 2 d · 6 events", once);
        Assert.DoesNotContain("sent by hand or in batches", once, StringComparison.Ordinal);

        for (var i = 0; i < 7; i++)
        {
            await app.Decide(new SampleEvent($"late-{i}") { Account = $"late-{i}", Score = 20, Ago = TimeSpan.FromHours(3) });
        }

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        var twice = await Audit(app, 2);
        Says(twice, "half within *3 h*");
        Says(twice, "sent by hand or in batches: half of it is no longer fresh (2 h) when it comes");
    }

    private static void Says(string audit, string words) => Assert.Contains(words, audit, StringComparison.Ordinal);

    private static async Task<string> Audit(TestApp app, int asked)
    {
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff audit now");
        const string Title = "This month so far";
        await app.Slack.Workspace.Until(
            slack => slack.Channel("C0REVIEW").Messages.Count(one => one.AllText.Contains(Title, StringComparison.Ordinal)) == asked,
            Wait.Limit
        );
        return (await app.Message("C0REVIEW", Title)).AllText;
    }

    private static async Task Post(TestApp app, string account, decimal score = 92, string? source = null)
    {
        await app.Decide(
            new SampleEvent(account)
            {
                Account = account,
                Name = $"Company {account}",
                Score = score,
                Source = source,
            }
        );
        await app.Message("C0EMEA", $"Company {account}");
        await app.Shown();
    }

    private static async Task Contact(TestApp app, string account)
    {
        await app.Slack.User("U0REP1").Click(await app.Message("C0EMEA", $"Company {account}"), "alert_contacted");
        await Wait.Until(async cancel =>
            await app.Database.Database.Read(
                (db, token) => db.Alerts.AnyAsync(row => row.AccountKey == account && row.State == AlertState.Contacted, token),
                cancel
            )
        );
    }

    private static TimeSpan UntilAudit(TestApp app)
    {
        var now = app.Slack.Clock.Now();
        return (WeeklySchedule.Next(AgreementYaml.Read(Audited).Agreement!.Audit!, now) - now).ToTimeSpan();
    }
}
