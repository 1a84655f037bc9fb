using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What time alone does to an alert.</summary>
public sealed class TimeTransitionTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_alert_that_runs_out_is_redrawn_keeps_its_flag_and_offers_no_work(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("hot"));
        var alert = await app.Message("C0EMEA", "Acme");

        app.Slack.Clock.Advance(TimeSpan.FromHours(4));
        var expired = await app.Message("C0EMEA", "expired");

        Assert.Equal(alert.Ts, expired.Ts);
        var blocks = expired.Blocks!.Value.GetRawText();
        Assert.Contains("alert_bad_score", blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("alert_claim", blocks, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_signal_that_turns_stale_costs_one_edit_and_is_marked(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("hot") { OldestSignal = TimeSpan.FromHours(70) });
        var alert = await app.Message("C0EMEA", "Acme");
        Assert.DoesNotContain("stale", alert.AllText, StringComparison.OrdinalIgnoreCase);

        app.Slack.Clock.Advance(TimeSpan.FromHours(2.5));
        var stale = await app.Message("C0EMEA", "stale");

        Assert.Equal(alert.Ts, stale.Ts);
        Assert.Equal(alert.Revisions.Count + 1, stale.Revisions.Count);
        Assert.Contains("alert_claim", stale.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Deadlines_that_passed_while_the_bot_was_down_are_met_when_it_returns(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("hot"));
        await app.Message("C0EMEA", "Acme");

        await app.StopBot();
        app.Slack.Clock.Advance(TimeSpan.FromHours(9));
        await app.StartBot();

        await app.Message("C0EMEA", "expired");
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }
}
