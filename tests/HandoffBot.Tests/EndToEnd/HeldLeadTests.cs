using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What waits, who hears of it, and where it can be listed.</summary>
public sealed class HeldLeadTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_that_lacks_fields_of_two_owners_is_told_to_both_listed_and_goes_on_when_they_come(string database)
    {
        await using var app = await TestApp.Start(database);
        var decision = await app.Decide(new SampleEvent("evt-1") { Email = null, NextAction = null });
        Assert.Equal("required:next_action", decision.GetProperty("rule").GetString());
        Assert.Equal(
            "Waits for a next action (ask U0MODEL) and for an e-mail address (ask U0CRM); the next event that brings them goes on.",
            decision.GetProperty("reason").GetString()
        );

        var toCrm = await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");
        var toModel = await app.Message("C0REVIEW", "Held for want of a next action: 1");
        Assert.StartsWith("<@U0CRM> ", toCrm.Text, StringComparison.Ordinal);
        Assert.StartsWith("<@U0MODEL> ", toModel.Text, StringComparison.Ordinal);
        Assert.All([toCrm, toModel], message =>
            Assert.Contains("*Acme* (`/handoff why evt-1`) · hot · held ", message.AllText, StringComparison.Ordinal)
        );

        var listed = await Held(app, "1 lead is held");
        Assert.Contains("*Acme* (`/handoff why evt-1`) · hot · held ", listed, StringComparison.Ordinal);
        Assert.Contains(
            "waits for an e-mail address (ask Chris Adeyemi) and a next action (ask Mo Tanaka)",
            listed,
            StringComparison.Ordinal
        );
        Assert.All(["contact.email", "next_action", "required:", "<@"], id => Assert.DoesNotContain(id, listed, StringComparison.Ordinal));

        await app.Restart();
        await Held(app, "1 lead is held");
        await app.Decide(new SampleEvent("evt-2"));
        await app.Message("C0EMEA", "Acme");
        await Held(app, "No lead is held");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Leads_of_one_owner_want_and_day_share_a_notice_that_is_redrawn(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(
            new SampleEvent("evt-0")
            {
                Account = "lead0",
                Name = "Lead 0",
                Email = null,
            }
        );
        var first = await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");
        for (var n = 1; n < 13; n++)
        {
            await app.Decide(
                new SampleEvent($"evt-{n}")
                {
                    Account = $"lead{n}",
                    Name = $"Lead {n}",
                    Email = null,
                }
            );
        }
        // The same account again is still one lead.
        await app.Decide(
            new SampleEvent("again")
            {
                Account = "lead12",
                Name = "Lead 12",
                Email = null,
            }
        );

        var notice = await app.Message("C0REVIEW", "/handoff why again");
        Assert.Contains("Held for want of an e-mail address: 13", notice.AllText, StringComparison.Ordinal);
        Assert.Equal(first.Ts, notice.Ts);
        Assert.Contains("… and 3 more", notice.AllText, StringComparison.Ordinal);
        Assert.Contains("`/handoff why again`", notice.AllText, StringComparison.Ordinal);
        Assert.True(
            notice.AllText.IndexOf("Lead 12", StringComparison.Ordinal) < notice.AllText.IndexOf("Lead 11", StringComparison.Ordinal),
            "The newest comes first."
        );
        Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Each_line_links_to_what_is_missing_and_hostile_values_lead_nowhere_else(string database)
    {
        await using var app = await TestApp.Start(database);
        var registry = app.Bot.Services.GetRequiredService<AgreementRegistry>();
        var linked = registry.Only! with
        {
            Links = new RecordLinks("https://crm.ourco.test/a/{account.id}?tab=1&x=2", "https://crm.ourco.test/c/{contact.name}"),
        };
        registry.Set([new(linked)]);
        await app.Decide(
            new SampleEvent("evt-mail")
            {
                Account = "x|<!channel>/../y z",
                Name = "<!here> *Evil* | Corp",
                Email = null,
            }
        );
        await app.Decide(
            new SampleEvent("evt-action")
            {
                Account = "beta",
                Name = "Beta",
                NextAction = null,
            }
        );

        // An e-mail address is a contact's, a next action is not.
        var mail = await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");
        Assert.Contains("*<https://crm.ourco.test/c/Ada%20Example|&lt;!here&gt; ∗Evil∗ ¦ Corp>*", mail.AllText, StringComparison.Ordinal);
        var action = await app.Message("C0REVIEW", "Held for want of a next action: 1");
        Assert.Contains("*<https://crm.ourco.test/a/beta?tab=1&amp;x=2|Beta>*", action.AllText, StringComparison.Ordinal);

        registry.Set([new(linked with { Links = new RecordLinks("https://crm.ourco.test/a/{account.id}") })]);
        var listed = await Held(app, "2 leads are held");
        Assert.Contains("https://crm.ourco.test/a/x%7C%3C%21channel%3E%2F..%2Fy%20z|", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("<!", listed.Replace("<!date^", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_would_have_expired_meanwhile_says_so_and_an_older_event_frees_nothing(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        Assert.Contains("its alert would expire ", await Held(app, "1 lead is held"), StringComparison.Ordinal);
        await app.Decide(new SampleEvent("evt-0") { Ago = TimeSpan.FromHours(1) });
        app.Slack.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Contains("its alert would have expired ", await Held(app, "would have expired"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_that_would_not_have_alerted_anyway_is_counted_apart_and_nobody_is_asked(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(
            new SampleEvent("cold")
            {
                Account = "cold",
                Name = "Cold",
                Score = 12,
                Email = null,
            }
        );
        var listed = await Held(app, "No lead is held");
        Assert.Contains("1 more lacks something and would not have alerted with it either", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("Cold", listed, StringComparison.Ordinal);
        Assert.Empty(app.Slack.Workspace.Channel("C0REVIEW").Messages);
        Assert.Equal(0, await app.Database.Database.Read((db, cancel) => db.Holds.CountAsync(cancel), default));
    }

    private static async Task<string> Held(TestApp app, string says)
    {
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff held");
        EphemeralMessage note = await app.Note("C0ALERTS", "U0REP1", says);
        return note.Text;
    }
}
