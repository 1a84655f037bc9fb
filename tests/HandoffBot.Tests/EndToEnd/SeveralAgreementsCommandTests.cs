using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Commands name the agreement where there are several, and can be asked about one of them.</summary>
public sealed class SeveralAgreementsCommandTests
{
    [Theory]
    [InlineData("decision", "Call customers that grow")]
    [InlineData("authority", "What the score may change now")]
    [InlineData("owners", "Who answers for what")]
    [InlineData("changes", "Version 1")]
    [InlineData("queue", "live alert")]
    [InlineData("digest", "There is no weekly digest yet")]
    [InlineData("agreement", "shows its rules")]
    public async Task Without_a_name_each_is_shown_under_its_name_and_with_one_only_that(string command, string says)
    {
        await using var folder = await MotionFolder.Start();
        await folder.App.Decide(new SampleEvent("trial"));
        await folder.App.Decide(new SampleEvent("grown") { ScoreName = "expansion" });

        var all = (await folder.Ask("U0REP1", command, says)).Blocks!.Value.GetRawText();
        Assert.Contains(MotionFolder.Trials, all, StringComparison.Ordinal);
        Assert.Contains(MotionFolder.Expansion, all, StringComparison.Ordinal);

        var one = (await folder.Ask("U0REP2", $"{command} expansion/customers", "")).Blocks!.Value.GetRawText();
        Assert.DoesNotContain("smb-trials", one, StringComparison.Ordinal);
        await folder.Ask("U0REP3", $"{command} Customers", "");
        await folder.Ask("U0REP3", $"{command} partners", "I know no agreement");
        await folder.Ask("U0REP3", $"{command} partners", "expansion/customers");
    }

    [Fact]
    public async Task The_home_tab_names_each_with_its_decision_and_its_queue()
    {
        await using var folder = await MotionFolder.Start();
        await folder.App.Decide(new SampleEvent("trial"));
        await folder.App.Decide(new SampleEvent("grown") { ScoreName = "expansion" });
        await folder.App.Slack.User("U0REP1").OpenHome();

        OpenView? shown = null;
        await folder.App.Slack.Workspace.Until(
            w => (shown = w.HomeTabs.LastOrDefault(tab => tab.User == "U0REP1")) is not null,
            TimeSpan.FromSeconds(20)
        );
        var home = shown!.View.GetRawText();
        Assert.Contains("segment *customers*", home, StringComparison.Ordinal);
        Assert.Contains("segment *smb-trials*", home, StringComparison.Ordinal);
        Assert.Contains("Call customers that grow", home, StringComparison.Ordinal);
        Assert.Contains("agreement `expansion/customers`", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_missed_and_why_is_told_for_each_agreement_that_decided()
    {
        await using var folder = await MotionFolder.Start();
        await folder.App.Decide(new SampleEvent("trial") { Score = 12 });
        await folder.App.Decide(new SampleEvent("grown") { ScoreName = "expansion", NextAction = null });

        var missed = await folder.Ask("U0REP1", "missed acme.test", "expansion/customers");
        Assert.Contains("stays in nurture", missed.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("a next action", missed.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        await folder.Ask("U0REP1", "why trial", "under version 1 of the agreement `trial-pql/smb-trials`");
        await folder.Ask("U0REP1", "held customers", "1 lead is held");
        await folder.Ask("U0REP1", "held smb-trials", "No lead is held");
    }
}
