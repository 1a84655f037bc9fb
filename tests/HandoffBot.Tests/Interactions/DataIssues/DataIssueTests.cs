using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Operations;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions.DataIssues;

/// <summary>A flag that names a fault in the data finds its owner, and whoever flagged hears what became of it.</summary>
public sealed class DataIssueTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_owner_is_asked_once_for_two_flags_and_both_hear_the_answer_once(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(DataIssueDriver.Cards, "Acme");
        await app.Flag("U0REP1", card, "Wrong person");
        await app.Note(DataIssueDriver.Cards, "U0REP1", "<@U0CRM>, who owns CRM fields, is asked");
        await app.Flag("U0REP2", card, "Wrong person");

        var asked = await app.Message(DataIssueDriver.Review, "<@U0REP1>, <@U0REP2>");
        Assert.Contains("<@U0CRM> *Data questioned by flags: 1 to answer*", asked.AllText, StringComparison.Ordinal);
        Assert.Contains("Acme", asked.AllText, StringComparison.Ordinal);
        await Wait.Until(app.IsIdle);
        Assert.Single(app.Slack.Workspace.Channel(DataIssueDriver.Review).Messages);

        // Somebody else is told who can; nothing changes for them.
        await app.Answer("U0REP3", asked, "data_issue_fixed");
        var refused = await app.Note(DataIssueDriver.Review, "U0REP3", "can answer this");
        Assert.Contains(
            "Only <@U0CRM>, who owns CRM fields, or <@U0REV>, who runs the weekly review",
            refused.Text,
            StringComparison.Ordinal
        );
        Assert.Null((await Single(app)).Outcome);

        await app.Restart();
        await app.Answer("U0CRM", asked, "data_issue_fixed");
        await app.Note(DataIssueDriver.Review, "U0CRM", "Recorded: fixed");
        var answered = await app.Message(DataIssueDriver.Review, "*Fixed*, says <@U0CRM>");
        Assert.Contains("0 to answer", answered.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("data_issue_known", answered.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        await app.Message(DataIssueDriver.Cards, "(Wrong person, fixed, says <@U0CRM>)");
        var row = await Single(app);
        Assert.Equal((DataIssueOutcome.Fixed, "U0CRM"), (row.Outcome, row.AnsweredBy));
        foreach (var rep in new[] { "U0REP1", "U0REP2" })
        {
            await app.Slack.Workspace.Until(w => Direct(w, rep).Count == 1, Wait.Limit);
            var told = Direct(app.Slack.Workspace, rep)[0].AllText;
            Assert.Contains("Your flag on Acme: fixed", told, StringComparison.Ordinal);
            Assert.Contains("<@U0CRM> was asked: it was wrong, and is fixed.", told, StringComparison.Ordinal);
        }

        // What is on a screen that is older says what was answered, and repeats nothing.
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        var value = $"{row.AlertId}:WrongPerson:{row.OpenedAt.ToUnixTimeMilliseconds()}";
        using var late = await slack.Click("U0CRM", "data_issue_known", value);
        await app.Note(DataIssueDriver.Cards, "U0CRM", "<@U0CRM> answered this");
        await Wait.Until(app.IsIdle);
        Assert.Single(Direct(app.Slack.Workspace, "U0REP1"));
        Assert.Equal(DataIssueOutcome.Fixed, (await Single(app)).Outcome);
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff why evt-1");
        await app.Note("C0ALERTS", "U0REP1", "data issue answered");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Taking_the_flag_back_or_another_reason_withdraws_what_nobody_has_answered(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(DataIssueDriver.Cards, "Acme");
        await app.Flag("U0REP1", card, "Wrong person");
        var asked = await app.Message(DataIssueDriver.Review, "1 to answer");

        await app.Use(await app.Note(DataIssueDriver.Cards, "U0REP1", "reason “Wrong person”"), "alert_bad_reason", "Duplicate");
        await app.Message(DataIssueDriver.Review, "Not asked any more");
        var other = await app.Message(DataIssueDriver.Review, "<@U0EXC> *Data questioned by flags: 1 to answer*");
        Assert.NotEqual(asked.Ts, other.Ts);
        await app.Answer("U0EXC", other, "data_issue_known");
        await app.Message(DataIssueDriver.Review, "*Known*, says <@U0EXC>");

        // An answer stands, whatever becomes of the flag.
        await app.Use(await app.Note(DataIssueDriver.Cards, "U0REP1", "reason “Duplicate”"), "alert_undo_flag");
        await app.Note(DataIssueDriver.Cards, "U0REP1", "Your flag is taken back");
        await Wait.Until(app.IsIdle);
        var rows = await Rows(app);
        Assert.Equal(
            [(DataIssueKind.Duplicate, false, true), (DataIssueKind.WrongPerson, true, false)],
            rows.Select(row => (row.Kind, row.WithdrawnAt is not null, row.AnsweredAt is not null))
        );

        // A button that somebody still has on the screen.
        var first = rows.Single(row => row.Kind == DataIssueKind.WrongPerson);
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        using var late = await slack.Click(
            "U0CRM",
            "data_issue_fixed",
            $"{first.AlertId}:{first.Kind}:{first.OpenedAt.ToUnixTimeMilliseconds()}"
        );
        await app.Note(DataIssueDriver.Cards, "U0CRM", "This is not asked any more");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Several_of_a_day_share_one_message_and_two_answers_at_once_count_once(string kind)
    {
        await using var app = await TestApp.Start(kind);
        foreach (var company in new[] { "Acme", "Globex", "Initech" })
        {
            await app.Decide(new SampleEvent(company) { Account = company, Name = company });
            await app.Flag("U0REP1", await app.Message(DataIssueDriver.Cards, company), "Bad data");
        }

        // A product signal moved the score most: its owner, whom the agreement names by address.
        var asked = await app.Message(DataIssueDriver.Review, "<@U0DANA> *Data questioned by flags: 3 to answer*");
        Assert.Contains("The score moved most by “Invited 3 teammates” from product-events", asked.AllText, StringComparison.Ordinal);
        await Wait.Until(app.IsIdle);
        Assert.Single(app.Slack.Workspace.Channel(DataIssueDriver.Review).Messages);

        var rows = await Rows(app);
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        await Task.WhenAll(
            rows.SelectMany(row =>
                new[] { ("U0DANA", "data_issue_fixed"), ("U0REV", "data_issue_not_a_fault") }.Select(async click =>
                {
                    var value = $"{row.AlertId}:{row.Kind}:{row.OpenedAt.ToUnixTimeMilliseconds()}";
                    using var answer = await slack.Click(click.Item1, click.Item2, value, $"trigger-{Guid.NewGuid():N}");
                    Assert.True(answer.IsSuccessStatusCode);
                })
            )
        );

        await app.Message(DataIssueDriver.Review, "0 to answer");
        await Wait.Until(app.IsIdle);
        await app.Shown();
        Assert.Equal(3, Direct(app.Slack.Workspace, "U0REP1").Count);
        var facts = await app.Database.Database.Read(
            (db, cancel) => db.AlertFacts.CountAsync(fact => fact.Kind == AlertFactKind.DataIssueAnswered, cancel),
            default
        );
        Assert.Equal(3, facts);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_digest_and_the_flaggers_home_tab_say_what_is_open_and_what_was_answered(string kind)
    {
        await using var app = await TestApp.Start(kind);
        foreach (var company in new[] { "Acme", "Globex" })
        {
            await app.Decide(new SampleEvent(company) { Account = company, Name = company });
            await app.Flag("U0REP1", await app.Message(DataIssueDriver.Cards, company), "Wrong person");
        }

        await app.Slack.User("U0REP1").OpenHome();
        await Home(app, "Globex: Wrong person, ", "<@U0CRM> is asked");
        await app.Answer("U0CRM", await app.Message(DataIssueDriver.Review, "2 to answer"), "data_issue_not_a_fault");
        await app.Message(DataIssueDriver.Review, "1 to answer");

        await Home(app, "Globex: Wrong person, ", "not a fault, says <@U0CRM>");
        await app.Slack.User("U0REV").Command(DataIssueDriver.Review, "/handoff digest now");
        var digest = (await app.Message(DataIssueDriver.Review, "This week so far")).AllText;
        Assert.Contains("<@U0CRM>: *1* open · *1* answered (1 not a fault)", digest, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_later_event_makes_an_answered_fault_a_new_question(string kind)
    {
        const string Loud = "flags: { quiet_until_expiry: false }\nreview: {";
        await using var app = await TestApp.Start(
            kind,
            agreement: SampleAgreement.Text.Replace("review: {", Loud, StringComparison.Ordinal)
        );
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(DataIssueDriver.Cards, "Acme");
        await app.Flag("U0REP1", card, "Wrong person");
        await app.Answer("U0CRM", await app.Message(DataIssueDriver.Review, "1 to answer"), "data_issue_fixed");
        await app.Message(DataIssueDriver.Cards, "fixed, says");

        // The same again: whoever flags now hears what was answered, and nobody is asked.
        await app.Flag("U0REP2", card, "Wrong person");
        await app.Slack.Workspace.Until(w => Direct(w, "U0REP2").Count == 1, Wait.Limit);
        Assert.Single(await Rows(app));

        await app.Decide(new SampleEvent("evt-2") { Score = 97 });
        await app.Message(DataIssueDriver.Cards, "97");
        await app.Flag("U0REP3", card, "Wrong person");
        await app.Message(DataIssueDriver.Review, "1 to answer");
        Assert.Equal(2, (await Rows(app)).Count);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_older_than_agreed_is_forgotten(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        await app.Flag("U0REP1", await app.Message(DataIssueDriver.Cards, "Acme"), "Wrong person");
        await app.Message(DataIssueDriver.Review, "1 to answer");
        await app.AdvanceWhenIdle(TimeSpan.FromDays(200));

        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

        Assert.Empty(await Rows(app));
    }

    private static async Task Home(TestApp app, params string[] says) =>
        await app.Slack.Workspace.Until(
            w =>
                w.HomeTabs.Any(tab =>
                    tab.User == "U0REP1" && says.All(words => tab.AllText.Contains(words, StringComparison.Ordinal))
                ),
            Wait.Limit
        );

    private static IReadOnlyList<ChannelMessage> Direct(Workspace workspace, string user) =>
        workspace.FindChannel("D" + user[1..])?.Messages ?? [];

    private static async Task<DataIssueRow> Single(TestApp app) => Assert.Single(await Rows(app));

    private static async Task<IReadOnlyList<DataIssueRow>> Rows(TestApp app) =>
        await app.Database.Database.Read(
            (db, cancel) => db.DataIssues.AsNoTracking().OrderBy(row => row.Kind).ThenBy(row => row.OpenedAt).ToListAsync(cancel),
            default
        );
}
