using System.Text.Json;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Two people at one account: one card, and nobody wears what is another's.</summary>
public sealed class SecondContactTests
{
    private static readonly string Agreement =
        SampleAgreement.Text.Replace("matches: student", "matches: [student, intern]", StringComparison.Ordinal)
        + "\nopeners: [ { channel: inbound-demo, line: \"Hi {contact}, thank you for joining {campaign}\" } ]\n";

    private static readonly SampleEvent Cfo = new("cfo") { Title = "CFO" };

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_interns_title_leaves_the_CFOs_alert_live_and_later_events_that_name_nobody_stay_the_CFOs(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Agreement);
        await app.Decide(Cfo);
        var card = await app.Message("C0EMEA", "Ada Example, CFO");

        var decision = await app.Decide(
            new SampleEvent("intern")
            {
                Contact = "Ian Intern",
                Email = "ian@acme.test",
                Title = "Intern",
            }
        );
        await app.Restart();
        var later = await app.Decide(
            new SampleEvent("nobody")
            {
                Contact = null,
                Email = null,
                Title = null,
                Score = 95,
                Background = false,
            }
        );
        var redrawn = await app.Message("C0EMEA", "→ 95");

        Assert.Equal(("suppressed", "disqualify:Student"), (Text(decision, "outcome"), Text(decision, "rule")));
        Assert.Contains("the live alert is about Ada Example and stays", Text(decision, "reason"), StringComparison.Ordinal);
        Assert.Equal("updated", Text(later, "outcome"));
        Assert.Equal(card.Ts, redrawn.Ts);
        Assert.Contains("Ada Example, CFO", redrawn.AllText, StringComparison.Ordinal);
        Assert.Contains("alert_claim", redrawn.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ian Intern", redrawn.AllText, StringComparison.Ordinal);
        var details = await Details(app, redrawn);
        Assert.Matches(@"(?s)Ada Example.*Others at this account.*Ian Intern\*, Intern · ian@acme.test", details);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_second_contacts_card_has_nothing_of_the_first_whose_own_comes_back_with_them(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Agreement);
        await app.Decide(Cfo);
        var first = await app.Message("C0EMEA", "thank you for joining q4-webinar");

        var decision = await app.Decide(
            Cfo with
            {
                Id = "coo",
                Contact = "Bob Example",
                Email = "bob@acme.test",
                Title = "COO",
                Background = false,
            }
        );
        var second = await app.Message("C0EMEA", "Bob Example, COO");
        var details = await Details(app, second);
        await app.Restart();
        await app.Decide(Cfo with { Id = "cfo again", Title = null, Score = 97, Background = false });
        var third = await app.Message("C0EMEA", "→ 97");

        Assert.Equal((first.Ts, first.Ts), (second.Ts, third.Ts));
        foreach (var words in new[] { "Ada Example", "10–25k", "q4-webinar", "inbound-demo", "thank you" })
        {
            Assert.DoesNotContain(words, second.AllText, StringComparison.Ordinal);
            if (words != "Ada Example")
            {
                Assert.Contains(words, third.AllText, StringComparison.Ordinal);
            }
        }

        Assert.Contains("Call Ada Example, CFO", third.AllText, StringComparison.Ordinal);
        Assert.Matches(@"(?s)Bob Example.*Others at this account.*Ada Example\*, CFO · ada@acme.test · from inbound-demo", details);
        Assert.Contains(
            "now about Bob Example",
            decision.GetProperty("alert").GetProperty("history").GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("call", "Call Bob Example, CTO")]
    [InlineData("email", "E-mail Bob Example, CTO")]
    [InlineData("route", "Route Acme to the right owner · contact Bob Example, CTO")]
    [InlineData("review", "Review Acme before anyone acts · contact Bob Example, CTO")]
    [InlineData("wait", "Wait on Acme for now · contact Bob Example, CTO")]
    public async Task Every_next_action_names_company_and_contact_on_the_card_and_in_the_fallback_text(string action, string words)
    {
        await using var app = await TestApp.Start();
        await app.Decide(
            new SampleEvent("one")
            {
                Contact = "Bob Example",
                Title = "CTO",
                NextAction = action,
            }
        );

        var card = await app.Message("C0EMEA", "Acme");

        Assert.Contains($"*Next:* {words}", card.AllText, StringComparison.Ordinal);
        Assert.Contains($"Next: {words}", card.Text, StringComparison.Ordinal);
        Assert.Contains("lead Acme", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call", "+49 30 1234", "☎ +49 30 1234", "phone +49 30 1234")]
    [InlineData("call", null, "no phone number known: write to ada@acme.test", "no phone number known: write to ada@acme.test")]
    [InlineData("email", "+49 30 1234", "✉ ada@acme.test", "e-mail ada@acme.test")]
    public async Task How_to_reach_them_shows_once_somebody_has_claimed_it(string action, string? phone, string shown, string spoken)
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("one") { NextAction = action, Phone = phone });
        var open = await app.Message("C0EMEA", "Acme");

        await app.Slack.User("U0REP1").Click(open, "alert_claim");
        var claimed = await app.Message("C0EMEA", "*Claimed* by");

        foreach (var words in new[] { "+49 30 1234", "ada@acme.test", "known:" })
        {
            Assert.DoesNotContain(words, open.AllText, StringComparison.Ordinal);
        }

        Assert.Contains(shown, claimed.AllText, StringComparison.Ordinal);
        Assert.Contains(spoken, claimed.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Details(TestApp app, ChannelMessage card)
    {
        await app.Slack.User("U0REP1").Click(card, "alert_details");
        await app.Slack.Workspace.Until(w => w.OpenViews.Count > 0, Wait.Limit);
        return app.Slack.Workspace.OpenViews[^1].AllText;
    }

    private static string? Text(JsonElement decision, string name) => decision.GetProperty(name).GetString();
}
