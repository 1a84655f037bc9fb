using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd.Accounts;

/// <summary>One company under several ids, where only a person can tell: asked once, answered, remembered and undone.</summary>
public sealed class WhichAccountTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_owner_of_exceptions_says_which_it_is_and_the_lead_goes_on_and_later_ones_follow(string database)
    {
        await using var app = await MatchingApp.Start(database);
        var asked = await app.Ask();
        Assert.StartsWith("<@U0EXC> ", asked.Text, StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                "*Acme Europe* · id `acme-eu` · CRM id `C-2` · acme.test",
                "One known account could be it",
                "*Acme* · id `acme` · CRM id `C-1` · acme.test · last alert 92 ",
                "live alert",
            },
            words => Assert.Contains(words, asked.AllText, StringComparison.Ordinal)
        );
        Assert.Equal("acme fits by account.domain, and its account.crm_id is another.", (await app.Decision("evt-2")).Match());
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff held");
        await app.Note("C0ALERTS", "U0REP1", "waits for a word on which account it is (ask ");

        await app.Press("U0REP1", asked, "account_known");
        await app.Note(MatchingApp.Review, "U0REP1", "Only <@U0EXC>, who owns exceptions, can say which account it is.");
        // What is known of it is that it waits: it survives a restart.
        await app.Restart();
        await app.Press(MatchingApp.Owner, asked, "account_known");

        await app.Note(MatchingApp.Review, MatchingApp.Owner, "Remembered: it is *Acme* · id `acme`");
        var answered = await app.Message(MatchingApp.Review, "✅ It is *Acme* · id `acme`");
        Assert.Contains("says <@U0EXC>", answered.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("account_known", answered.Blocks?.GetRawText() ?? "", StringComparison.Ordinal);
        var again = await app.DecidedAgain("evt-2");
        Assert.Equal("updated", again.Outcome());
        await app.Message(MatchingApp.Cards, "Eva Example");
        var later = await app.Decide(MatchingApp.AcmeEurope("evt-3"));
        Assert.Equal(("updated", "Taken as acme: U0EXC answered so."), (later.Outcome(), later.Match()));
        foreach (var id in new[] { "acme-eu", "C-1" })
        {
            await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff missed {id}");
            await app.Note("C0ALERTS", "U0REP1", "/handoff why acme` lists");
            await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff why {id}");
            await app.Note("C0ALERTS", "U0REP1", "Taken as acme: U0EXC answered so.");
        }

        await app.PressLate("account_own");
        await app.Note(MatchingApp.Cards, MatchingApp.Owner, "Nothing was changed: <@U0EXC> answered ");
        await Wait.Until(app.IsIdle);
        Assert.Equal((1, 1), (app.Posted(MatchingApp.Cards), app.Posted(MatchingApp.Review)));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_account_of_its_own_gets_its_alert_and_its_age_counts_from_when_it_occurred(string database)
    {
        await using var app = await MatchingApp.Start(database);
        var asked = await app.Ask();
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));

        await app.Press(MatchingApp.Owner, asked, "account_own");

        await app.Message(MatchingApp.Review, "✅ It is an account of its own, says <@U0EXC>");
        await app.Message(MatchingApp.Cards, "Acme Europe");
        Assert.Equal("alerted", (await app.DecidedAgain("evt-2")).Outcome());
        var alert = await app.Database.Database.Read(
            (db, cancel) => db.Alerts.SingleAsync(row => row.AccountKey == "acme-eu", cancel),
            default
        );
        Assert.Equal(TimeSpan.FromHours(4), (alert.ExpiresAt - alert.Alert.OccurredAt).ToTimeSpan());
        Assert.Equal("An account of its own: U0EXC answered so.", (await app.Decide(MatchingApp.AcmeEurope("evt-3"))).Match());
        // Two are known by the domain now: a third id is asked about, with both to choose from.
        await app.Decide(new SampleEvent("evt-4") { Account = "acme-us", Name = "Acme US", Domain = "acme.test" });
        var third = await app.Message(MatchingApp.Review, "Acme US");
        Assert.Contains("2 known accounts could be it", third.AllText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_answer_that_came_too_late_for_its_lead_is_remembered_and_nothing_is_posted(string database)
    {
        await using var app = await MatchingApp.Start(database);
        var asked = await app.Ask();
        await app.AdvanceWhenIdle(TimeSpan.FromHours(5));

        await app.Press(MatchingApp.Owner, asked, "account_own");

        await app.Note(MatchingApp.Review, MatchingApp.Owner, "*Came too late:*");
        await app.Message(MatchingApp.Review, "✅ It is an account of its own");
        await Wait.Until(app.IsIdle);
        Assert.Equal(1, app.Posted(MatchingApp.Cards));
        Assert.Equal("alerted", (await app.Decide(MatchingApp.AcmeEurope("evt-3"))).Outcome());
    }

    [SkippableTheory]
    [InlineData(TestDatabase.Sqlite, "account_known")]
    [InlineData(TestDatabase.Sqlite, "account_own")]
    [InlineData(TestDatabase.Postgres, "account_known")]
    [InlineData(TestDatabase.Postgres, "account_own")]
    public async Task An_answer_that_is_undone_is_asked_for_again_by_the_next_event(string database, string answer)
    {
        await using var app = await MatchingApp.Start(database);
        var asked = await app.Ask();
        await app.Press(MatchingApp.Owner, asked, answer);
        await app.Message(MatchingApp.Review, "✅ It is");
        await app.Press("U0REP1", asked, "account_undo");
        await app.Note(MatchingApp.Review, "U0REP1", "Only <@U0EXC>, who owns exceptions, can say which account it is.");

        await app.Press(MatchingApp.Owner, asked, "account_undo");

        var undone = await app.Message(MatchingApp.Review, "Taken back by <@U0EXC>");
        Assert.DoesNotContain("\"account_undo\"", undone.Blocks?.GetRawText() ?? "", StringComparison.Ordinal);
        await app.PressLate("account_undo");
        await app.Note(MatchingApp.Cards, MatchingApp.Owner, "Nothing was changed: <@U0EXC> took the answer back");
        Assert.Equal("required:which_account", (await app.Decide(MatchingApp.AcmeEurope("evt-3"))).GetProperty("rule").GetString());
        await app.Message(MatchingApp.Review, "/handoff why evt-3");
        Assert.Equal("required:which_account", (await app.Decide(MatchingApp.AcmeEurope("evt-4"))).GetProperty("rule").GetString());
        await app.Message(MatchingApp.Review, "/handoff why evt-4");
        Assert.Equal(2, app.Posted(MatchingApp.Review));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_lead_that_an_answer_lets_go_on_tells_that_the_CRM_of_its_company_was_updated(string database)
    {
        var asksForCrm = MatchingApp
            .Agreement.Replace(
                "first_touch: 30m",
                "first_touch: 30m, crm_update: { within: 2h, field: account.industry }",
                StringComparison.Ordinal
            )
            .Replace("sla: not_yet", "sla: use_now", StringComparison.Ordinal);
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), asksForCrm);
        await app.Decide(MatchingApp.Acme("evt-1"));
        await app.Press("U0REP1", await app.Message(MatchingApp.Cards, "Acme"), "alert_contacted");
        await app.Message(MatchingApp.Cards, "CRM update due");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Decide(MatchingApp.AcmeEurope("evt-2"));
        var asked = await app.Message(MatchingApp.Review, MatchingApp.Asks);
        Assert.True((await Acme()).AwaitsCrmUpdate);

        await app.Press(MatchingApp.Owner, asked, "account_known");

        await Wait.Until(async _ => !(await Acme()).AwaitsCrmUpdate);

        Task<AlertRow> Acme() =>
            app.Database.Database.Read((db, cancel) => db.Alerts.SingleAsync(row => row.AccountKey == "acme", cancel), default);
    }
}
