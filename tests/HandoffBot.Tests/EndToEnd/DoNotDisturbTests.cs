using HandoffBot.Sandbox;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Routes that pass over whoever is in Slack's do-not-disturb.</summary>
public sealed class DoNotDisturbTests
{
    private const string Channel = "C0EMEA";

    private static readonly string Skipping = SampleAgreement.Text.Replace(
        "channel: C0EMEA }",
        "channel: C0EMEA, skip_do_not_disturb: true }",
        StringComparison.Ordinal
    );

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Who_is_in_it_is_passed_over_until_it_ends_and_trace_and_card_say_so(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Skipping);
        await Quiet(app, TimeSpan.FromHours(2), "U0REP1");

        var decision = await Decide(app, "one");
        Assert.Equal("U0REP2", decision.Owner);
        Assert.Contains("U0REP1 is in do not disturb until ", decision.Trace, StringComparison.Ordinal);
        await app.Message(Channel, "U0REP1 is in do not disturb until");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff owners");
        await app.Note("C0ALERTS", "U0OPS", "in do not disturb until");
        Assert.Equal("U0REP2", (await Decide(app, "two")).Owner);

        await app.AdvanceWhenIdle(TimeSpan.FromHours(2));
        Assert.Equal("U0REP1", (await Decide(app, "three")).Owner);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task With_everybody_in_it_a_fallback_owner_gets_the_lead_and_the_card_says_why(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Skipping);
        await Quiet(app, TimeSpan.FromHours(2), "U0REP1", "U0REP2");

        Assert.Equal("U0EXC", (await Decide(app, "one")).Owner);

        var card = await app.Message(Channel, "; fallback");
        Assert.Contains("U0REP1 is in do not disturb until", card.AllText, StringComparison.Ordinal);
        Assert.Contains("U0REP2 is in do not disturb until", card.AllText, StringComparison.Ordinal);
        // What was said is kept: a host that has just started has not asked yet.
        await app.Restart();
        Assert.Equal("U0EXC", (await Decide(app, "two")).Owner);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_route_that_does_not_say_so_gives_them_leads_and_slack_is_not_asked(string database)
    {
        await using var app = await TestApp.Start(database);
        Set(app, TimeSpan.FromHours(2), "U0REP1");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(2));

        Assert.Equal("U0REP1", (await Decide(app, "one")).Owner);
        Assert.DoesNotContain(app.Slack.Calls.Latest, call => call.Method == "dnd.teamInfo");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Without_the_scope_everything_is_as_without_the_key_and_that_is_said_once(string database)
    {
        var options = new SandboxOptions { Scopes = SandboxOptions.ManifestScopes.Remove("dnd:read") };
        await using var app = await TestApp.Start(database, options, Skipping);
        Set(app, TimeSpan.FromHours(2), "U0REP1");
        await app.Log.Until("lacks the scope dnd:read");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(2));
        await Wait.Until(_ => Task.FromResult(app.Slack.Calls.Latest.Count(call => call.Method == "dnd.teamInfo") > 1));

        Assert.Equal("U0REP1", (await Decide(app, "one")).Owner);
        Assert.Single(app.Log.With("lacks the scope dnd:read"));

        using var file = new TemporaryFile(Skipping);
        var (exit, said) = await CheckRun.Of(app.Slack, file.Path);
        Assert.Contains("Without the scope dnd:read", said, StringComparison.Ordinal);
        Assert.Equal(0, exit);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_slack_said_is_good_for_minutes_when_it_says_no_more(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Skipping);
        await Quiet(app, TimeSpan.FromHours(2), "U0REP1");
        app.Slack.Faults.Add(new Sandbox.Faults.InjectedFault(Sandbox.Faults.FaultKind.ServerError) { Method = "dnd.teamInfo" });

        Assert.Equal("U0REP2", (await Decide(app, "one")).Owner);
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(6));
        Assert.Equal("U0REP1", (await Decide(app, "two")).Owner);
    }

    private static async Task<(string? Owner, string Trace)> Decide(TestApp app, string account)
    {
        var decision = await app.Decide(new SampleEvent($"evt-{account}") { Account = account, Name = $"Company {account}" });
        return (decision.GetProperty("alert").GetProperty("owner").GetString(), decision.GetProperty("trace").GetRawText());
    }

    private static void Set(TestApp app, TimeSpan left, params string[] people)
    {
        var now = app.Slack.Clock.GetUtcNow();
        foreach (var person in people)
        {
            app.Slack.Workspace.AddUser(
                app.Slack.Workspace.FindUser(person)! with
                {
                    DoNotDisturb = (now - TimeSpan.FromHours(1), now + left),
                }
            );
        }
    }

    // A host asks at its start, of whom nobody has asked for a while.
    private static async Task Quiet(TestApp app, TimeSpan left, params string[] people)
    {
        Set(app, left + TimeSpan.FromMinutes(1), people);
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Restart();
        await Wait.Until(cancel =>
            app.Database.Database.Read(
                async (db, token) => await db.DoNotDisturb.CountAsync(row => row.EndsAt != null, token) == people.Length,
                cancel
            )
        );
    }
}
