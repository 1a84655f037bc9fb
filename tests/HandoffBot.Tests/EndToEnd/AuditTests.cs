using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The monthly audit says what the records tell of each proof, once a month; and anybody may ask what they tell now.</summary>
public sealed class AuditTests
{
    private static readonly string Audited = SampleAgreement.Text.Replace(
        "retention:",
        "audit: { at: \"1st Mon 09:30\" }\nretention:",
        StringComparison.Ordinal
    );

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_month_is_audited_once_by_its_records_over_restarts(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Audited);
        await app.Decide(new SampleEvent("kept"));
        await app.Decide(new SampleEvent("returned") { Account = "globex", Name = "Globex" });
        await app.Shown();
        var card = await app.Message("C0EMEA", "Globex");
        await app.Fill("U0REP2", card, "alert_not_mine", ("reason", nameof(NotMineReason.WrongTerritory)));
        await app.Message("C0EMEA", "Not mine* said <@U0REP2>");

        app.Slack.Clock.Advance(UntilAudit(app));

        var audit = await app.Message("C0REVIEW", "Monthly audit: ");
        Assert.StartsWith("<@U0REV> ", audit.Text, StringComparison.Ordinal);
        Assert.Contains("*All six owners*", audit.AllText, StringComparison.Ordinal);
        Assert.Contains("*2* posted", audit.AllText, StringComparison.Ordinal);
        Assert.Contains("▫️ 1 of 2 leads were given back as not theirs (50 %; 95 % range 9", audit.AllText, StringComparison.Ordinal);
        Assert.Contains("⬜ 0 of 35 reviewed alerts", audit.AllText, StringComparison.Ordinal);
        Assert.Contains("⬜ there is no earlier version to go back to", audit.AllText, StringComparison.Ordinal);
        Assert.Contains("Response times that chase people: ⛔ not yet", audit.AllText, StringComparison.Ordinal);

        await app.Restart();
        await app.Shown();
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff audit");
        await app.Note("C0ALERTS", "U0REP1", "The last monthly audit");
        Assert.Equal(
            1,
            await app.Database.Database.Read((db, cancel) => db.Digests.CountAsync(d => d.Key.StartsWith("monthly:"), cancel), default)
        );
    }

    [Fact]
    public async Task The_running_month_is_for_the_owners_and_an_agreement_without_an_audit_says_how_to_have_one()
    {
        await using var app = await TestApp.Start(agreement: Audited);
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff audit now");
        await app.Note("C0ALERTS", "U0REP1", "Only <@U0REV> (weekly review) or <@U0OPS> (routing) can ask for the monthly audit now");
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff audit now");
        await app.Note("C0ALERTS", "U0REV", "Posted to <#C0REVIEW> as well");
        await app.Message("C0REVIEW", "This month so far");

        await app.WriteAgreement(SampleAgreement.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal));
        await app.Restart();
        foreach (var command in new[] { "audit", "audit now" })
        {
            await app.Slack.User("U0REV").Command("C0MGRS", $"/handoff {command}");
            await app.Note("C0MGRS", "U0REV", "names no monthly audit");
        }
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Rules_for_owners_are_stable_since_the_version_that_changed_them_and_not_since_any_other(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Audited);
        app.Slack.Clock.Advance(TimeSpan.FromDays(30));
        await Import(app, Version(2).Replace("from: 70", "from: 72", StringComparison.Ordinal));
        await Authority(app, "✅ the rules for owners say the same since", "version 1");
        await Authority(app, "✅ `/handoff rollback` would go back to version 1");

        await Import(app, Version(3).Replace("to: [U0REP3]", "to: [U0REP4]", StringComparison.Ordinal));
        await Authority(app, "⬜ the rules for owners say the same since", "version 3; 28 days count as stable");

        app.Slack.Clock.Advance(TimeSpan.FromDays(28));
        await Authority(app, "✅ the rules for owners say the same since", "version 3");
    }

    private static TimeSpan UntilAudit(TestApp app)
    {
        var now = app.Slack.Clock.Now();
        return (WeeklySchedule.Next(AgreementYaml.Read(Audited).Agreement!.Audit!, now) - now).ToTimeSpan();
    }

    private static string Version(int number) => Audited.Replace("version: 1", $"version: {number}", StringComparison.Ordinal);

    private static async Task Import(TestApp app, string agreement)
    {
        await app.WriteAgreement(agreement);
        await app.Restart();
    }

    private static async Task Authority(TestApp app, params string[] says)
    {
        await app.Slack.User("U0REP1").Command("C0MGRS", "/handoff authority");
        await app.Slack.Workspace.Until(
            slack => slack.Channel("C0MGRS").Ephemerals.Any(note => says.All(one => note.Text.Contains(one, StringComparison.Ordinal))),
            TimeSpan.FromSeconds(20)
        );
    }
}
