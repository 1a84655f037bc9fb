using System.Net;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>From an event over HTTP to what Slack shows, on both databases.</summary>
public sealed class EventToAlertTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_hot_event_becomes_one_alert_that_says_why_how_fresh_what_next_who_and_until_when(string database)
    {
        await using var app = await TestApp.Start(database);

        var decision = await app.Decide(new SampleEvent("hot"));
        var alert = await app.Message("C0EMEA", "Acme");

        Assert.Equal("alerted", decision.GetProperty("outcome").GetString());
        foreach (
            var expected in new[]
            {
                "92",
                "61",
                "hot",
                "Invited 3 teammates",
                "+20",
                "Viewed pricing",
                "+11",
                "-4",
                "{ago}",
                "U0REP1",
                "10–25k",
                "inbound-demo",
                "Ask about the rollout date",
            }
        )
        {
            Assert.Contains(expected, alert.AllText.Replace('−', '-'), StringComparison.OrdinalIgnoreCase);
        }

        foreach (var expected in new[] { "Acme", "92", "Invited 3 teammates", "Call" })
        {
            Assert.Contains(expected, alert.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_second_event_redraws_the_same_message_and_gives_it_a_new_expiry(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("first"));
        var first = await app.Message("C0EMEA", "92");

        app.Slack.Clock.Advance(TimeSpan.FromHours(3));
        var decision = await app.Decide(new SampleEvent("second") { Score = 97, Previous = null });
        var second = await app.Message("C0EMEA", "97");
        // Past the first expiry and before the second one.
        app.Slack.Clock.Advance(TimeSpan.FromHours(2));
        await app.Decide(new SampleEvent("other") { Account = "globex", Name = "Globex" });
        await app.Message("C0EMEA", "Globex");

        Assert.Equal("updated", decision.GetProperty("outcome").GetString());
        Assert.Equal(first.Ts, second.Ts);
        Assert.Contains(
            "alert_claim",
            app.Slack.Workspace.Channel("C0EMEA").Find(second.Ts)!.Blocks!.Value.GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Equal(2, app.Slack.Workspace.Channel("C0EMEA").Messages.Count);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_score_that_falls_below_the_last_band_withdraws_the_alert(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("up"));
        var alert = await app.Message("C0EMEA", "Acme");

        var decision = await app.Decide(new SampleEvent("down") { Score = 40 });
        var withdrawn = await app.Message("C0EMEA", "withdrawn");

        Assert.Equal("withdrawn", decision.GetProperty("outcome").GetString());
        Assert.Equal(alert.Ts, withdrawn.Ts);
        Assert.DoesNotContain("alert_claim", withdrawn.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_event_older_than_the_last_one_acted_on_changes_nothing_and_is_explained(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("new"));
        var alert = await app.Message("C0EMEA", "92");

        var decision = await app.Decide(new SampleEvent("old") { Score = 10, Ago = TimeSpan.FromHours(1) });

        Assert.Equal("superseded", decision.GetProperty("outcome").GetString());
        Assert.Equal(alert.Latest, app.Slack.Workspace.Channel("C0EMEA").Find(alert.Ts)!.Latest);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_same_event_again_is_a_duplicate_and_changes_nothing(string database)
    {
        await using var app = await TestApp.Start(database);
        var body = new SampleEvent("once").Json(app.Slack.Clock.GetUtcNow());
        using var first = await app.Send(body);
        await app.Message("C0EMEA", "Acme");

        using var again = await app.Send(body);
        var answer = JsonNode.Parse(await again.Content.ReadAsStringAsync())!;
        await app.Decide(new SampleEvent("next") { Account = "globex", Name = "Globex" });
        await app.Message("C0EMEA", "Globex");

        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal((0, 1), ((int)answer["accepted"]!, (int)answer["duplicates"]!));
        Assert.Equal(2, app.Slack.Workspace.Channel("C0EMEA").Messages.Count);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_hot_lead_without_a_required_field_is_held_and_the_fields_owner_is_told_once(string database)
    {
        await using var app = await TestApp.Start(database);

        var decision = await app.Decide(new SampleEvent("no-mail") { Email = null });
        await app.Decide(
            new SampleEvent("no-mail-either")
            {
                Account = "globex",
                Name = "Globex",
                Email = null,
            }
        );
        await app.Slack.Workspace.Until(
            w =>
                w.Channels.Any(c =>
                    c.Messages.Any(m =>
                        m.AllText.Contains("Held for want of an e-mail address: 2", StringComparison.Ordinal)
                        && m.AllText.Contains("Globex", StringComparison.Ordinal)
                    )
                ),
            Wait.Limit
        );

        Assert.Equal("held", decision.GetProperty("outcome").GetString());
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
        Assert.Single(app.Slack.Workspace.Channels.SelectMany(c => c.Messages));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_was_known_of_an_account_completes_a_later_event(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("cold") { Score = 20 });

        var decision = await app.Decide(new SampleEvent("hot") { Email = null, Title = null });

        Assert.Equal("alerted", decision.GetProperty("outcome").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_is_not_for_a_rep_is_not_posted_and_says_why(string database)
    {
        await using var app = await TestApp.Start(database);

        Assert.Equal(
            "suppressed",
            (await app.Decide(new SampleEvent("student") { Account = "a", Title = "PhD student" })).GetProperty("outcome").GetString()
        );
        Assert.Equal(
            "nurture",
            (await app.Decide(new SampleEvent("cold") { Account = "b", Score = 69.9m })).GetProperty("outcome").GetString()
        );
        Assert.Equal(
            "held",
            (await app.Decide(new SampleEvent("bare") { Account = "c", Signals = false })).GetProperty("outcome").GetString()
        );
        Assert.Equal(
            "expired",
            (await app.Decide(new SampleEvent("late") { Account = "d", Ago = TimeSpan.FromHours(5) })).GetProperty("outcome").GetString()
        );

        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
        Assert.Contains("Student", (await app.Decision("student")).GetProperty("reason").GetString(), StringComparison.Ordinal);
    }
}
