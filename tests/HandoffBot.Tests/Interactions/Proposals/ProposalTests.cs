using HandoffBot.Operations.Commands;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Interactions.Moves;

namespace HandoffBot.Tests.Interactions.Proposals;

/// <summary>A proposed change is agreed to by four teams in Slack, comes into force, is told to whoever flagged, and can be taken
/// back.</summary>
public sealed class ProposalTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_four_teams_agree_to_comes_into_force_at_midnight_is_told_to_the_flagger_once_and_is_rolled_back(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Not a fit");
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "Weekly review: ");
        var card = await app.Propose(ProposalDriver.Raise(76, await app.FlaggedAlerts()));
        Assert.Equal(digest.Ts, card.ThreadTs);
        Assert.Contains("Band \"warm\" begins at 76 instead of 70.", card.AllText, StringComparison.Ordinal);
        Assert.Contains("31 alerts fewer, 14 of them confirmed bad.", card.AllText, StringComparison.Ordinal);
        Assert.Contains("Marketing: <@U0DANA> has not said yet", card.AllText, StringComparison.Ordinal);
        await app.Offers(card, "proposal_approve proposal_reject");

        // A stranger is told who can.
        await app.Slack.User("U0REP1").Click(card, "proposal_approve");
        await app.Note(ReviewDriver.Review, "U0REP1", "Only <@U0EXC> (Sales), <@U0DANA> (Marketing), <@U0OPS> (RevOps), <@U0MODEL> (Data)");

        await app.AllAgree(card);
        await app.Offers(card, "proposal_reject proposal_take_back");
        await app.Restart();
        await app.Slack.User("U0DANA").Click(card, "proposal_take_back");
        await app.Case(card, "It comes into force once all four agree");
        await app.Slack.User("U0DANA").Click(card, "proposal_approve");
        await app.Case(card, "All four agreed");
        await app.Decide(new SampleEvent("before") { Account = "one", Name = "Before", Score = 72 });
        await app.Message(ReviewDriver.Cards, "Before");

        // On SQLite there is one.
        var other = kind == TestDatabase.Postgres ? await app.StartInstance() : null;
        await app.EndDay();
        await app.Case(card, "In force");
        // Whichever of the two did it, the other follows.
        await app.Follows(2);
        await Wait.Until(app.IsIdle);
        var decision = await app.Decide(new SampleEvent("after") { Account = "two", Name = "After", Score = 72 });
        Assert.Equal("nurture", decision.GetProperty("outcome").GetString());
        var receipt = Assert.Single(await app.Direct("D0REP1"), IsReceipt);
        Assert.Contains("Your 2 flags changed this rule", receipt.AllText, StringComparison.Ordinal);
        Assert.Contains("lowest score is now 76, was 70", receipt.AllText, StringComparison.Ordinal);
        Assert.Equal([1, 2], (await app.Versions()).Select(version => version.Version));
        if (other is not null)
        {
            await other.StopAsync();
            await other.DisposeAsync();
        }

        // The text keeps its comments, and a start with the file that is behind it says so and keeps what is in force.
        Assert.Equal(
            ProposalDriver.Agreement.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace("from: 70", "from: 76", StringComparison.Ordinal),
            await Export(app)
        );
        await app.Restart();
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff agreement reload");
        await app.Note("C0ALERTS", "U0OPS", "still holds version 1: version 2 is in force, by a proposal");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff changes");
        var changes = await app.Note("C0ALERTS", "U0OPS", "agreed to by Sales (<@U0EXC>), Marketing (<@U0DANA>)");
        Assert.Contains("by a proposal of the weekly review", changes.Text, StringComparison.Ordinal);

        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff rollback");
        await app.Note("C0ALERTS", "U0OPS", "Version 3 is in force");
        await app.Decide(new SampleEvent("back") { Account = "three", Name = "Back again", Score = 72 });
        await app.Message(ReviewDriver.Cards, "Back again");
        await app.Restart();
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff agreement reload");
        await app.Note("C0ALERTS", "U0OPS", "version 3 is in force and says the same");
        Assert.Single(await app.Direct("D0REP1"), IsReceipt);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_no_with_its_reason_ends_it_and_it_is_not_proposed_again_until_more_is_known(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Weekly review: ");
        var card = await app.Propose(ProposalDriver.Raise(76));
        Assert.Contains("proposed before", await app.Open(ProposalDriver.Raise(76)), StringComparison.Ordinal);
        await app.Slack.User("U0EXC").Click(card, "proposal_approve");
        await app.Case(card, "<@U0EXC> agreed");
        await app.Fill("U0OPS", card, "proposal_reject", ("reason", "It hurts <!channel>."));
        await app.Case(card, "<@U0OPS> said no");
        await app.Case(card, "“It hurts &lt;!channel&gt;.”");
        await app.Case(card, "*Rejected*");
        await app.Offers(card, "");
        await app.EndDay();
        await Wait.Until(app.IsIdle);
        Assert.Single(await app.Versions());

        Assert.Contains("no more is known", await app.Open(ProposalDriver.Raise(76)), StringComparison.Ordinal);
        var more = ProposalDriver.Raise(76);
        Assert.Null(await app.Open(more with { Evidence = more.Evidence with { Labels = 41 } }));
        Assert.Contains("would not be sound", await app.Open(ProposalDriver.Raise(90)), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_not_all_agree_to_expires_and_another_version_overtakes_what_waits(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Weekly review: ");
        var first = await app.Propose(ProposalDriver.Raise(76));
        await app.Slack.User("U0EXC").Click(first, "proposal_approve");
        await app.Case(first, "<@U0EXC> agreed");
        await app.AdvanceWhenIdle(TimeSpan.FromDays(3));
        await app.Case(first, "*Expired*");

        var second = await app.Propose(ProposalDriver.Raise(77));
        await app.AllAgree(second);
        await app.WriteAgreement(
            ProposalDriver.Agreement.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace("stale: 3d", "stale: 2d", StringComparison.Ordinal)
        );
        await app.Restart();
        await app.Case(second, "*Overtaken*");
        await app.EndDay();
        await Wait.Until(app.IsIdle);
        Assert.Equal([1, 2], (await app.Versions()).Select(version => version.Version));
    }

    [Fact]
    public async Task Without_the_four_teams_a_proposal_is_shown_and_nobody_can_sign_it()
    {
        await using var app = await TestApp.Start(TestDatabase.Sqlite, MidweekClock.Sandbox());
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Weekly review: ");
        var card = await app.Propose(ProposalDriver.Raise(76));
        Assert.Contains("names the four teams under `sign_off`", card.AllText, StringComparison.Ordinal);
        await app.Offers(card, "");
    }

    private static bool IsReceipt(ChannelMessage said) => said.AllText.Contains("changed this rule", StringComparison.Ordinal);

    private static async Task<string> Export(TestApp app)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.Run(
            ["agreement", "export", $"--ConnectionStrings:HandoffBot={app.Database.ConnectionString}"],
            output,
            input => [AgreementCommands.Agreement(input), AgreementCommands.Rollback(input)]
        );
        Assert.Equal(0, code);
        return output.ToString();
    }
}
