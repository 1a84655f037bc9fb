using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Reps and owners whom Slack does not know, or who can read nothing there: their leads go to somebody who can.</summary>
public sealed class UnreachablePeopleTests
{
    private const string Nobody = "nobody@acmecorp.test";

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_event_owner_slack_does_not_know_is_passed_over_said_on_the_card_and_told_once(string database)
    {
        await using var app = await TestApp.Start(database);

        await app.Decide(new SampleEvent("e1") { Owner = "ghost@ourco.test" });
        var card = await app.Message("C0EMEA", "Acme");
        await app.Decide(
            new SampleEvent("e2")
            {
                Account = "globex",
                Name = "Globex",
                Owner = "Ghost@ourco.test",
            }
        );
        await app.Message("C0EMEA", "Globex");
        await Told(app, "D0OPS", "ghost@ourco.test");
        await app.Shown();

        Assert.Contains("<@U0REP1> (ghost@ourco.test is unknown to Slack)", card.AllText, StringComparison.Ordinal);
        Assert.Contains("ghost@ourco.test is unknown to Slack", card.Text, StringComparison.Ordinal);
        var told = Assert.Single(app.Slack.Workspace.Channel("D0OPS").Messages);
        Assert.Single(told.Revisions);
        foreach (var words in new[] { "event e1", "Acme", "<@U0REP1>" })
        {
            Assert.Contains(words, told.AllText, StringComparison.Ordinal);
        }

        var trace = (await app.Decision("e1")).GetProperty("trace").GetRawText();
        Assert.Contains("ghost@ourco.test is unknown to Slack", trace, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U0GONE", "is deactivated in Slack")]
    [InlineData("U0HANDOFF", "is a bot")]
    [InlineData("U0NEVER", "is unknown to Slack")]
    public async Task Who_can_read_nothing_in_slack_gets_no_leads(string owner, string why)
    {
        await using var app = await TestApp.Start();
        app.Slack.Workspace.AddUser(new User("U0GONE", "gone", "Gone Girl", "gone@ourco.test") { Deleted = true });

        await app.Decide(new SampleEvent("e1") { Owner = owner });

        Assert.Contains($"<@U0REP1> ({owner} {why})", (await app.Message("C0EMEA", "Acme")).AllText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_rep_slack_does_not_know_is_skipped_and_the_next_in_rotation_gets_the_lead(string database)
    {
        await using var app = await TestApp.Start(
            database,
            agreement: SampleAgreement.Text.Replace("[U0REP1, U0REP2]", $"[{Nobody}, U0REP2]", StringComparison.Ordinal)
        );
        await Known(app, Nobody);

        await app.Decide(new SampleEvent("e1"));
        await app.Decide(new SampleEvent("e2") { Account = "globex", Name = "Globex" });

        var first = await app.Message("C0EMEA", "Acme");
        var second = await app.Message("C0EMEA", "Globex");
        Assert.Contains($"<@U0REP2> ({Nobody} is unknown to Slack)", first.AllText, StringComparison.Ordinal);
        Assert.Contains("<@U0REP2>", second.AllText, StringComparison.Ordinal);
        await Told(app, "D0OPS", "Named by the route");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task With_nobody_left_in_the_rotation_the_exceptions_owner_gets_it_across_a_restart_without_slack(string database)
    {
        await using var app = await TestApp.Start(
            database,
            agreement: SampleAgreement.Text.Replace("[U0REP1, U0REP2]", $"[{Nobody}]", StringComparison.Ordinal)
        );
        await Known(app, Nobody);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "users.lookupByEmail" });
        await app.Restart();

        await app.Decide(new SampleEvent("e1"));

        Assert.Contains(
            $"<@U0EXC> ({Nobody} is unknown to Slack; fallback)",
            (await app.Message("C0EMEA", "Acme")).AllText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task When_the_routing_owner_cannot_be_reached_either_the_managers_are_told()
    {
        // Nothing goes live without an owner; this one leaves afterwards.
        const string Gone = "gone@ourco.test";
        await using var app = await TestApp.Start();
        app.Slack.Workspace.AddUser(new User("U0GONE", "gone", "Gone Girl", Gone));
        await app.WriteAgreement(
            SampleAgreement
                .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace("routing_sla: U0OPS", $"routing_sla: {Gone}", StringComparison.Ordinal)
        );
        await app.Restart();
        app.Slack.Workspace.AddUser(new User("U0GONE", "gone", "Gone Girl", Gone) { Deleted = true });
        await app.AdvanceWhenIdle(TimeSpan.FromHours(25));
        await Wait.Until(cancel =>
            app.Database.Database.Read((db, token) => db.People.AnyAsync(p => p.Person == Gone && p.Unreachable != null, token), cancel)
        );

        await app.Decide(new SampleEvent("e1") { Owner = "ghost@ourco.test" });

        await app.Message("C0MGRS", "ghost@ourco.test");
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.RateLimited)]
    [InlineData(FaultKind.Hang)]
    public async Task A_look_up_that_failed_does_not_make_somebody_nobody(FaultKind kind)
    {
        await using var app = await TestApp.Start();
        app.Slack.Faults.Add(new InjectedFault(kind) { Method = "users.lookupByEmail" });

        var decision = await app.Decide(new SampleEvent("e1") { Owner = "toni@ourco.test" });

        Assert.Equal("toni@ourco.test", decision.GetProperty("alert").GetProperty("owner").GetString());
        Assert.Empty(app.Slack.Workspace.Channels.Where(c => c.Id == "D0OPS").SelectMany(c => c.Messages));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_sender_who_names_ever_new_owners_neither_stops_the_others_nor_floods_slack_nor_the_routing_owner(string database)
    {
        await using var app = await TestApp.Start(database);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Slow) { Method = "users.lookupByEmail", Delay = TimeSpan.FromSeconds(1) });
        var now = app.Slack.Clock.GetUtcNow();
        for (var batch = 0; batch < 4; batch++)
        {
            var events = Enumerable
                .Range(batch * 50, 50)
                .Select(n => new SampleEvent($"flood-{n}") { Account = $"a{n}", Owner = $"ghost{n}@flood.test" }.Json(now));
            using var answer = await app.Send(new System.Text.Json.Nodes.JsonArray([.. events]));
            answer.EnsureSuccessStatusCode();
        }

        await app.Decide(new SampleEvent("honest") { Account = "globex", Name = "Globex" });

        Assert.InRange(app.Slack.Calls.Count("users.lookupByEmail"), 1, 50);
        Assert.Equal(0, app.Slack.Calls.Count("users.lookupByEmail", "ratelimited"));
        var notices = await app.Database.Database.Read(
            (db, cancel) =>
                db.Messages.CountAsync(
                    m => m.Kind == "notice" && (m.Subject.StartsWith("person:") || m.Subject.StartsWith("people:")),
                    cancel
                ),
            default
        );
        Assert.InRange(notices, 0, 11);
    }

    [Fact]
    public async Task Many_owners_slack_does_not_know_share_one_notice_a_day()
    {
        await using var app = await TestApp.Start(slack: new SandboxOptions { RateLimits = false });
        for (var n = 0; n < 14; n++)
        {
            // Longer than the quota needs to be whole again.
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(20));
            await app.Decide(new SampleEvent($"e{n}") { Account = $"a{n}", Owner = $"ghost{n}@flood.test" });
        }

        var subjects = await app.Database.Database.Read(
            (db, cancel) => db.Messages.Where(m => m.Kind == "notice").Select(m => m.Subject).ToListAsync(cancel),
            default
        );
        Assert.Equal(10, subjects.Count(s => s.StartsWith("person:", StringComparison.Ordinal)));
        Assert.Single(subjects, s => s.StartsWith("people:", StringComparison.Ordinal));
        await Told(app, "D0OPS", "ghost13@flood.test");
    }

    private static Task<ChannelMessage> Told(TestApp app, string conversation, string says) => app.DirectMessage(conversation, says);

    private static Task Known(TestApp app, string person) =>
        Wait.Until(cancel => app.Database.Database.Read((db, token) => db.People.AnyAsync(p => p.Person == person, token), cancel));
}
