using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Interactions.Moves;
using HandoffBot.Tests.Interactions.Proposals;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Cases, proposals and handoff reviews are shown again as a restored database knows them, with what is pressed next.</summary>
public sealed class RestoredReviewTests
{
    private const string Undecided = "review_confirm review_reject review_data_fault review_skip";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_was_said_of_a_case_and_a_proposal_after_the_backup_is_asked_again(string kind)
    {
        await using var app = await Start(kind);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        var about = await app.Message(ReviewDriver.Review, "*Case 1 of 1*");
        var card = await app.Propose(ProposalDriver.Raise(76, await app.FlaggedAlerts()));
        await app.Offers(about, Undecided);
        await app.Offers(card, "proposal_approve proposal_reject");
        await app.Shown();
        var backup = await app.Database.Backup();

        await app.Label("U0REV", about, "review_confirm", "It counts as *bad score*");
        await app.Slack.User("U0EXC").Click(card, "proposal_approve");
        await app.Case(card, "<@U0EXC> agreed");
        await app.Slack.User("U0OPS").Click(card, "proposal_approve");
        await app.Case(card, "<@U0OPS> agreed");
        await PutBack(app, backup);

        await app.Offers(about, Undecided);
        await app.Case(card, "Sales: <@U0EXC> has not said yet");
        await app.Case(card, "RevOps: <@U0OPS> has not said yet");
        await app.Offers(card, "proposal_approve proposal_reject");
        Assert.DoesNotContain("It counts as *bad score*", (await app.Case(about, "*Case 1 of 1*")).AllText, StringComparison.Ordinal);
        Assert.Empty(await app.Labels());
        await app.Label("U0REV", about, "review_reject", "It counts as *the score was right*");
        await app.AllAgree(card);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_handoff_review_goes_on_from_where_the_backup_has_it(string kind)
    {
        await using var app = await Start(kind);
        await app.Slack.User("U0REV").Command(ReviewDriver.Review, "/handoff session");
        var root = await app.Message(ReviewDriver.Review, "Handoff review of trial-pql");
        var first = await Step(app, root, 1);
        await app.Fill("U0REV", first, "session_record", ("output", "It orders the queue"));
        await app.Case(first, "It orders the queue");
        await app.Offers(first, "session_record session_next");
        await app.Shown();
        var backup = await app.Database.Backup();

        await app.Slack.User("U0REV").Click(first, "session_next");
        var second = await Step(app, root, 2);
        await app.Offers(first, "");
        await PutBack(app, backup);

        await app.Offers(first, "session_record session_next");
        // Replies in threads are not read after a restore, so it stays; what it offers is refused.
        await app.Slack.User("U0REV").Click(second, "session_next");
        await app.Note(ReviewDriver.Review, "U0REV", "Step 2 has not begun: the session is at step 1. Nothing was changed.");
        await app.Slack.User("U0REV").Click(first, "session_next");
        var again = await Step(app, root, 2, besides: second.Ts);
        await app.Fill("U0REV", again, "session_record", ("output", "Three signals count"));
        await app.Case(again, "Three signals count");
    }

    private static Task<TestApp> Start(string kind) =>
        TestApp.Start(
            kind,
            new SandboxOptions { Clock = MidweekClock.Sandbox().Clock, Scopes = SandboxOptions.ScopesWithHistory },
            ProposalDriver.Agreement
        );

    private static async Task PutBack(TestApp app, string backup)
    {
        await Wait.Until(app.IsIdle);
        await app.Shown();
        await app.StopBot();
        await app.Database.Restore(backup);
        await app.StartBot();
    }

    private static async Task<ChannelMessage> Step(TestApp app, ChannelMessage root, int number, string besides = "")
    {
        ChannelMessage? found = null;
        await app.Slack.Workspace.Until(
            w =>
                (
                    found = w.Channel(ReviewDriver.Review)
                        .Messages.LastOrDefault(one =>
                            one.ThreadTs == root.Ts
                            && one.Ts != besides
                            && one.AllText.Contains($"*Step {number} of 5", StringComparison.Ordinal)
                            && one.Blocks?.GetRawText().Contains("session_record", StringComparison.Ordinal) == true
                        )
                )
                    is not null,
            Wait.Limit
        );
        return found!;
    }
}
