using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A channel that takes no posts, where two agreements are in force.</summary>
public sealed class ClosedChannelTests
{
    // Routing of trials, which go to C0EMEA, is U0OPS's; that of customers, who go to C0EXP, U0EXC's.
    [Theory]
    [InlineData("trial-pql", "C0EMEA", "C0ALERTS", "D0OPS", "D0EXC")]
    [InlineData("expansion", "C0EXP", "C0MGRS", "D0EXC", "D0OPS")]
    public async Task The_owner_of_the_agreement_that_names_it_is_told_and_no_other(
        string score,
        string channel,
        string fallback,
        string told,
        string other
    )
    {
        await using var folder = await MotionFolder.Start();
        var app = folder.App;
        app.Slack.Workspace.Channel(channel).Archived = true;

        await app.Decide(new SampleEvent("evt-1") { ScoreName = score });

        await app.Message(fallback, "Acme");
        await app.Message(told, $"Nothing can be posted in {channel} (is_archived)");
        await Wait.Until(app.IsIdle);
        await app.Shown();
        Assert.DoesNotContain(
            app.Slack.Workspace.FindChannel(other)?.Messages ?? [],
            message => message.AllText.Contains(channel, StringComparison.Ordinal)
        );
    }
}
