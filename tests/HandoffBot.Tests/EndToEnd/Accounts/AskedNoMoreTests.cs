using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd.Accounts;

/// <summary>What becomes of a question that nobody has to answer any more, or that several people answer at once.</summary>
public sealed class AskedNoMoreTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_dropped_lead_is_asked_about_no_more_and_cannot_be_released(string database)
    {
        await using var app = await MatchingApp.Start(database);
        await app.Ask();
        await app.Click("held_release", "evt-2");
        await app.Note(MatchingApp.Cards, MatchingApp.Owner, "It waits for a word on which account it is");

        await app.Click("held_drop", "evt-2");

        await app.Message(MatchingApp.Review, "No longer asked: its lead was dropped by <@U0EXC>");
        await app.PressLate("account_known");
        await app.Note(MatchingApp.Cards, MatchingApp.Owner, "Nothing was changed. No longer asked");
        await Wait.Until(app.IsIdle);
        Assert.Equal((1, 1), (app.Posted(MatchingApp.Cards), app.Posted(MatchingApp.Review)));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_later_event_that_tells_which_account_it_is_ends_the_question(string database)
    {
        await using var app = await MatchingApp.Start(database);
        await app.Ask();

        var told = await app.Decide(MatchingApp.AcmeEurope("evt-3") with { CrmId = "C-1" });

        Assert.Equal(("updated", "Taken as acme, which is known by account.crm_id."), (told.Outcome(), told.Match()));
        await app.Message(MatchingApp.Review, "No longer asked: a later event of this id went on");
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff held");
        await app.Note("C0ALERTS", "U0REP1", "No lead is held");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Nobody_is_asked_about_a_lead_that_would_not_alert_and_fields_of_it_are_not_taken_in(string database)
    {
        await using var app = await MatchingApp.Start(database);
        await app.Decide(MatchingApp.Acme("evt-1"));

        var low = await app.Decide(MatchingApp.AcmeEurope("evt-2") with { Score = 12 });

        Assert.Equal("required:which_account", low.GetProperty("rule").GetString());
        await Wait.Until(app.IsIdle);
        Assert.Equal(0, app.Posted(MatchingApp.Review));
        await app.Decide(MatchingApp.AcmeEurope("evt-3"));
        await app.Message(MatchingApp.Review, MatchingApp.Asks);
        using var answer = await app.SendFields(
            new SampleFields("fld-1") { Account = "acme-eu", Phone = "+49 30 1" }.Json(app.Slack.Clock.GetUtcNow())
        );
        Assert.True(answer.IsSuccessStatusCode);
        var fields = await app.Decision("lead-fields/fld-1");
        Assert.Contains("Not taken in: ", fields.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("required:which_account", (await app.Decide(MatchingApp.AcmeEurope("evt-4"))).GetProperty("rule").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Answers_a_drop_and_a_new_event_at_the_same_moment_make_one_alert_at_most(string database)
    {
        await using var app = await MatchingApp.Start(database);
        await app.Ask();
        var other = database == TestDatabase.Sqlite ? null : await app.StartInstance();

        await Task.WhenAll(
            app.PressLate("account_own"),
            app.PressLate("account_known"),
            app.Decide(MatchingApp.AcmeEurope("evt-3")),
            app.Click("held_drop", "evt-2"),
            app.PressLate("account_own")
        );

        await Wait.Until(app.IsIdle);
        await app.Shown();
        var (again, answers, alerts) = await app.Database.Database.Read(
            async (db, cancel) =>
                (
                    await db.Decisions.CountAsync(row => row.ScoreEventId == "evt-2", cancel),
                    await db.AccountQuestions.CountAsync(row => row.Answer != null, cancel),
                    await db.Alerts.CountAsync(cancel)
                ),
            default
        );
        Assert.InRange(again, 0, 1);
        Assert.InRange(answers, 0, 1);
        Assert.InRange(alerts, 1, 2);
        Assert.Equal(alerts, app.Posted(MatchingApp.Cards));
        if (other is not null)
        {
            await other.StopAsync();
            await other.DisposeAsync();
        }
    }
}
