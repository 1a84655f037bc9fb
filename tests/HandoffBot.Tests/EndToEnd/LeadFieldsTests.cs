using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Fields that come without a score let go on what waited for them.</summary>
public sealed class LeadFieldsTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_held_for_want_of_a_field_goes_on_at_once_and_its_notice_is_edited(string database)
    {
        await using var app = await TestApp.Start(database);
        var occurred = app.Slack.Clock.GetUtcNow();
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        var notice = await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));

        var decision = await app.Decide(new SampleFields("fld-1") { ContactId = "0035g", Email = "ada@acme.test" });

        Assert.Equal("alerted", decision.GetProperty("outcome").GetString());
        Assert.Equal("evt-1", decision.GetProperty("score_event_id").GetString());
        var step = decision.GetProperty("trace")[0];
        Assert.Equal("contact.id, contact.email", step.GetProperty("input").GetString()!["account.id, ".Length..]);
        Assert.Contains("1 hour after evt-1 occurred", step.GetProperty("says").GetString(), StringComparison.Ordinal);
        // Its time counts from when it occurred.
        var expires = decision.GetProperty("alert").GetProperty("expires_at").GetDateTimeOffset();
        Assert.Equal(occurred.AddHours(4), expires, TimeSpan.FromSeconds(1));

        var card = await app.Message("C0EMEA", "Acme");
        Assert.Contains("Ada Example", card.AllText, StringComparison.Ordinal);
        Assert.Equal("ada@acme.test", await app.AlertedAddress());
        var edited = await app.Message("C0REVIEW", "Held for want of an e-mail address: 0");
        Assert.Equal(notice.Ts, edited.Ts);
        Assert.Contains("waits no longer", edited.AllText, StringComparison.Ordinal);
        Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages);
        await app.Ask("held", "No lead is held");

        var held = await app.Decision("evt-1");
        Assert.Equal("held", held.GetProperty("outcome").GetString());
        var again = Assert.Single(held.GetProperty("decided_again").EnumerateArray());
        Assert.Equal("lead-fields/fld-1", again.GetProperty("event_id").GetString());
        Assert.Equal("alerted", again.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Object, held.GetProperty("alert").ValueKind);
        var why = await app.Ask("why evt-1", "decided again by `lead-fields/fld-1`");
        Assert.Contains("*Before that:*", why, StringComparison.Ordinal);
        Assert.Contains("Waits for an e-mail address", why, StringComparison.Ordinal);
        Assert.Contains("decided again by `lead-fields/fld-1`", await app.Ask("why acme", "Before that"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_still_lacks_something_stays_with_the_shorter_list_in_the_same_notice(string database)
    {
        var agreement = SampleAgreement.Text.Replace(
            "required: [account.name, contact.email",
            "required: [account.name, account.territory, contact.email",
            StringComparison.Ordinal
        );
        Assert.NotEqual(SampleAgreement.Text, agreement);
        await using var app = await TestApp.Start(database, agreement: agreement);
        await app.Decide(
            new SampleEvent("evt-1")
            {
                Email = null,
                Territory = null,
                NextAction = null,
            }
        );
        await app.Message("C0REVIEW", "Held for want of a territory and an e-mail address: 1");
        await app.Message("C0REVIEW", "Held for want of a next action: 1");

        var first = await app.Decide(new SampleFields("fld-1") { Territory = "EMEA" });

        Assert.Equal("held", first.GetProperty("outcome").GetString());
        Assert.Contains("an e-mail address (ask U0CRM)", first.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("territory", first.GetProperty("reason").GetString(), StringComparison.Ordinal);
        await app.Message("C0REVIEW", "now only for want of an e-mail address");
        var listed = await app.Ask("held", "waits for an e-mail address (ask Chris Adeyemi)");
        Assert.DoesNotContain("territory", listed, StringComparison.Ordinal);

        await app.Decide(new SampleFields("fld-2") { Contact = "Ada Example", Email = "ada@acme.test" });

        // What no fields can bring is all that is left.
        await app.Message("C0REVIEW", "Held for want of a territory and an e-mail address: 0");
        await app.Ask("held", "waits for a next action (ask Mo Tanaka)");
        await Wait.Until(app.IsIdle);
        Assert.Equal(2, app.Slack.Workspace.Channel("C0REVIEW").Messages.Count);
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_that_expired_while_it_waited_is_recorded_as_that_and_never_posted(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");
        await app.AdvanceWhenIdle(TimeSpan.FromHours(5));

        var decision = await app.Decide(new SampleFields("fld-1") { Email = "ada@acme.test" });

        Assert.Equal("expired", decision.GetProperty("outcome").GetString());
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 0");
        await app.Ask("held", "No lead is held");
        await Wait.Until(app.IsIdle);
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_that_no_agreement_took_goes_to_the_one_that_takes_it_now(string database)
    {
        await using var folder = await MotionFolder.Start(
            database,
            ("emea.yaml", MotionFolder.Taking("account.territory == EMEA", "emea")),
            ("us.yaml", MotionFolder.Taking("account.territory == US", "us"))
        );
        var app = folder.App;
        var held = await app.Decide(new SampleEvent("evt-1") { Territory = null });
        Assert.Equal("agreement:none", held.GetProperty("rule").GetString());
        await app.Message("C0REVIEW", "Held because no one agreement takes them: 1");

        var decision = await app.Decide(new SampleFields("fld-1") { Territory = "EMEA" });

        Assert.Equal("alerted", decision.GetProperty("outcome").GetString());
        Assert.Equal("trial-pql/emea", decision.GetProperty("agreement").GetString());
        await app.Message("C0REVIEW", "Held because no one agreement takes them: 0");
        await folder.Ask("U0REP1", "held", "No lead is held");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Fields_that_disqualify_end_the_wait_without_an_alert(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null, Title = null });

        var decision = await app.Decide(
            new SampleFields("fld-1")
            {
                Contact = "Ada Example",
                Title = "PhD student",
                Email = "ada@acme.test",
            }
        );

        Assert.Equal("suppressed", decision.GetProperty("outcome").GetString());
        await app.Ask("held", "No lead is held");
        await Wait.Until(app.IsIdle);
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_flag_on_such_an_alert_keeps_the_decision_that_made_it_as_evidence(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        await app.Decide(new SampleFields("fld-1") { Email = "ada@acme.test" });
        var card = await app.Message("C0EMEA", "Acme");
        await app.Shown();

        await app.Slack.User("U0REP1").Click(card, "alert_bad_score");

        await app.Note("C0EMEA", "U0REP1", "reason");
        var evidence = await app.Database.Database.Read(
            (db, cancel) => db.Flags.Select(flag => flag.Evidence).SingleAsync(cancel),
            default
        );
        var decision = JsonNode.Parse(evidence)!["d"]!["decision"]!.ToJsonString();
        Assert.Contains("lead-fields/fld-1", decision, StringComparison.Ordinal);
        Assert.Contains("\"evt-1\"", decision, StringComparison.Ordinal);
    }
}
