using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations.Plan;

namespace HandoffBot.Tests.Interactions.Reload;

/// <summary>A version that came into force from a file is told with what it would have decided differently.</summary>
public sealed class ImportedPlanTests
{
    private const string Told = "is in force, from a file";
    private const StringComparison Comparison = StringComparison.Ordinal;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_higher_version_is_told_once_with_its_plan_however_many_hosts_see_it(string kind)
    {
        await using var app = await Week(kind, tells: true);
        await File.WriteAllTextAsync(app.AgreementFile, PlanCase.Wider);

        await app.Restart();
        var told = await app.Message("C0REVIEW", Told);

        Assert.Contains("<@U0OPS>", told.AllText, Comparison);
        Assert.Contains("2 events of the last 8 weeks were decided by version 1 and by version 2", told.AllText, Comparison);
        Assert.Contains("1 decisions come out differently:", told.AllText, Comparison);
        Assert.Contains("• Stayed in nurture, band:below warm → Posted, path:engaged fit: 1", told.AllText, Comparison);
        Assert.Contains("Alerts in all: 1 → 2.", told.AllText, Comparison);
        Assert.DoesNotContain("Beta", told.AllText, Comparison);

        await app.Restart();
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(11));
        if (kind == TestDatabase.Postgres)
        {
            await using var second = await app.StartInstance();
            await app.AdvanceWhenIdle(TimeSpan.FromMinutes(11));
            await Wait.Until(app.IsIdle);
            await second.StopAsync();
        }

        await app.Decide(new SampleEvent("later") { Account = "delta", Score = 12 });
        await Wait.Until(app.IsIdle);
        var once = Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages, one => one.AllText.Contains(Told, Comparison));
        Assert.Single(once.Revisions);
    }

    [Fact]
    public async Task Nobody_is_told_where_it_is_not_switched_on()
    {
        await using var app = await Week(TestDatabase.Sqlite, tells: false);
        await File.WriteAllTextAsync(app.AgreementFile, PlanCase.Wider);

        await app.Restart();
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Decide(new SampleEvent("later") { Account = "delta", Score = 12 });
        await Wait.Until(app.IsIdle);

        Assert.DoesNotContain(app.Slack.Workspace.Channel("C0REVIEW").Messages, one => one.AllText.Contains(Told, Comparison));
    }

    private static async Task<TestApp> Week(string kind, bool tells)
    {
        var app = await TestApp.Start(kind, MidweekClock.Sandbox(), null, [new("Agreement:TellPlan", tells ? "true" : "false")]);
        await app.Decide(new SampleEvent("hot"));
        await app.Decide(new SampleEvent("near") { Account = "beta", Name = "Beta", Score = 64 });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        return app;
    }
}
