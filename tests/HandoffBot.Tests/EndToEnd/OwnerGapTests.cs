using System.Text.Json;
using HandoffBot.Hosting;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Nothing goes live while one of the six owners is missing; who leaves later is told of and stops nothing.</summary>
public sealed class OwnerGapTests
{
    private static readonly string Second = SampleAgreement
        .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("from: 85", "from: 90", StringComparison.Ordinal);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_new_version_is_neither_offered_nor_put_in_force_while_an_owner_is_deactivated(string kind)
    {
        await using var app = await TestApp.Start(kind);
        Deactivate(app, isDeleted: true);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WriteAgreement(Second);

        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff agreement reload");
        var told = await app.Note("C0ALERTS", "U0OPS", "owners.crm_fields: U0CRM is deactivated in Slack");
        Assert.DoesNotContain("Put version 2 in force", told.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        await app.StopBot();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(app.StartBot);
        Assert.Contains("owners.crm_fields: U0CRM is deactivated in Slack", Assert.Single(refused.Reasons), StringComparison.Ordinal);

        // What is in force already starts as ever.
        await app.WriteAgreement(SampleAgreement.Text);
        await app.StartBot();
        await app.Decide(new SampleEvent("evt-1"));
        await app.Message("C0EMEA", "Acme");

        Deactivate(app, isDeleted: false);
        await app.WriteAgreement(Second);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff agreement reload");
        await app.Note("C0ALERTS", "U0OPS", "Put version 2 in force");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_version_that_hands_nothing_to_anybody_may_wait_for_its_owners(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.StopBot();
        await app.WriteAgreement(
            Second
                .Replace("alerts: use_now", "alerts: not_yet", StringComparison.Ordinal)
                .Replace("crm_fields: U0CRM", "crm_fields: ghost@ourco.test", StringComparison.Ordinal)
        );

        await app.StartBot();

        await Wait.Until(cancel =>
            app.Database.Database.Read((db, token) => db.People.AnyAsync(one => one.Person == "ghost@ourco.test", token), cancel)
        );
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff owners");
        await app.Note("C0ALERTS", "U0REP1", "ghost@ourco.test ⚠️ *is unknown to Slack*");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_owner_who_leaves_is_told_of_by_the_command_the_digest_and_the_health_page_while_work_goes_on(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff owners");
        Assert.DoesNotContain("⚠️", (await app.Note("C0ALERTS", "U0REP1", "Who answers for what")).Text, StringComparison.Ordinal);
        Assert.Equal(("ready", "Slack reaches the owners of the agreements."), await Ready(app));

        Deactivate(app, isDeleted: true);
        // Slack is asked again once a day.
        await app.AdvanceWhenIdle(TimeSpan.FromHours(25));

        const string Missing = "U0CRM, who owns CRM fields, is deactivated in Slack";
        await Wait.Until(async _ => (await Ready(app)).Says.Contains(Missing, StringComparison.Ordinal));
        Assert.Equal("degraded", (await Ready(app)).Status);
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff owners");
        await app.Note("C0ALERTS", "U0REP1", "CRM fields (account, contact): <@U0CRM> ⚠️ *is deactivated in Slack*");
        await app.Note("C0ALERTS", "U0REP1", "1 of the six is missing");
        await app.Slack.User("U0REV").Command("C0REVIEW", "/handoff digest now");
        Assert.Contains(
            "CRM fields: <@U0CRM> is deactivated in Slack",
            (await app.Message("C0REVIEW", "This week so far")).AllText,
            StringComparison.Ordinal
        );
        await app.Decide(new SampleEvent("evt-1"));
        await app.Message("C0EMEA", "Acme");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Changes_say_who_changed_what_with_people_and_channels_by_name(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.WriteAgreement(Second.Replace("managers: C0MGRS", "managers: C0EMEA", StringComparison.Ordinal));
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff agreement reload");
        var offer = await app.Note("C0ALERTS", "U0OPS", "Put version 2 in force");
        await app.Slack.User("U0OPS").Click(offer.Channel, offer.Ts, new("agreement_apply"));
        await app.Note("C0ALERTS", "U0OPS", "Version 2 is in force");

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff changes");

        var told = (await app.Note("C0ALERTS", "U0REP1", "*Version 2*, put in force")).Text;
        Assert.Contains("by <@U0OPS>", told, StringComparison.Ordinal);
        Assert.Contains("is now <#C0EMEA>, was <#C0MGRS>.", told, StringComparison.Ordinal);
        Assert.Contains("lowest score is now 90, was 85.", told, StringComparison.Ordinal);
        Assert.Contains("• The first version.", told, StringComparison.Ordinal);
    }

    private static void Deactivate(TestApp app, bool isDeleted) =>
        app.Slack.Workspace.AddUser(new User("U0CRM", "chris", "Chris Adeyemi", "chris@ourco.test") { Deleted = isDeleted });

    private static async Task<(string Status, string Says)> Ready(TestApp app)
    {
        using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, "/health/ready"));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var checks = json.RootElement.GetProperty("checks").EnumerateArray();
        var owners = checks.Single(check => check.GetProperty("name").GetString() == "owners");
        return (json.RootElement.GetProperty("status").GetString()!, owners.GetProperty("says").GetString()!);
    }
}
