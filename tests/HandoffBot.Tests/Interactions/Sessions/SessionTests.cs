using HandoffBot.Core.Review.Sessions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Interactions.Sessions;

/// <summary>The 45-minute handoff review, from the command to its summary.</summary>
public sealed class SessionTests
{
    private const string Channel = "C0REVIEW";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Five_steps_are_recorded_in_a_thread_and_one_summary_is_posted(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-warm") { Account = "globex", Name = "Globex", Score = 72 });
        await app.Decide(new SampleEvent("evt-hot"));
        await app.Message(CardDriver.Channel, "Acme");
        await app.Shown();

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff session");
        var refused = await app.Note("C0ALERTS", "U0REP1", "can begin a handoff review");
        Assert.Contains("<@U0REV>", refused.Text, StringComparison.Ordinal);
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff session");
        await app.Note("C0ALERTS", "U0REV", "The handoff review begins in <#C0REVIEW>");

        var root = await app.Message(Channel, "Handoff review of trial-pql, 45 minutes");
        Assert.Contains("Acme", root.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Globex", root.AllText, StringComparison.Ordinal);
        foreach (var step in Enum.GetValues<SessionStep>())
        {
            var number = SessionSteps.Number(step);
            var shown = await Step(app, root, $"*Step {number} of 5", "session_record");
            if (number == 2)
            {
                // Next is refused in words while nothing is recorded.
                await app.Slack.User("U0OPS").Click(shown, "session_next");
                await app.Note(Channel, "U0OPS", "Record first what came out of step 2");
                await app.Restart();
            }

            await app.Fill("U0REP2", shown, "session_record", ("output", $"Output {number}"));
            var recorded = await Step(app, root, $"Output {number} (<@U0REP2>)", number < 5 ? "session_next" : "session_verdict");
            if (number < 5)
            {
                await app.Slack.User("U0REP3").Click(recorded, "session_next");
            }
        }

        var last = await Step(app, root, "*Step 5 of 5", "session_verdict");
        await app.Slack.User("U0REP1").Click(last, "session_verdict");
        await app.Note(Channel, "U0REP1", "can record the verdict");
        await app.Fill(
            "U0REV",
            last,
            "session_verdict",
            ("verdict", "fix_first"),
            ("blocker", "TrappedInReporting"),
            ("note", "Dana, by Friday")
        );

        var summary = await app.Message(Channel, "What the handoff review of trial-pql came to");
        Assert.Null(summary.ThreadTs);
        Assert.Contains("*Fix this first:* The score is right, and stands where nobody works", summary.AllText, StringComparison.Ordinal);
        Assert.Contains("Bring the score to where the work is done", summary.AllText, StringComparison.Ordinal);
        Assert.Contains("Dana, by Friday", summary.AllText, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 5), number => Assert.Contains($"Output {number}", summary.AllText, StringComparison.Ordinal));
        await Wait.Until(app.IsIdle);
        await app.Shown();
        Assert.DoesNotContain(Replies(app, root), HasButtons);
        Assert.Equal(5, Replies(app, root).Count);
        Assert.NotNull((await Single(app)).EndedAt);

        // Another may begin.
        await app.Slack.User("U0OPS").Command("C0MGRS", "/handoff session");
        await app.Note("C0MGRS", "U0OPS", "The handoff review begins");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Whoever_clicks_at_the_same_moment_moves_it_one_step(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await Task.WhenAll(
            app.Slack.User("U0REV").Command(Channel, "/handoff session"),
            app.Slack.User("U0OPS").Command(Channel, "/handoff session")
        );
        var root = await app.Message(Channel, "Handoff review of trial-pql");
        Assert.Contains("No lead is live", root.AllText, StringComparison.Ordinal);
        var step = await Step(app, root, "*Step 1 of 5", "session_record");
        await app.Fill("U0REV", step, "session_record", ("output", "It orders the queue"));
        await Step(app, root, "It orders the queue", "session_next");
        var session = await Single(app);
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);

        await Task.WhenAll(
            new[] { "U0REV", "U0OPS", "U0CRM" }.Select(async user =>
            {
                using var answer = await slack.Click(user, "session_next", $"{session.Id}:Decision", $"trigger-{Guid.NewGuid():N}");
                Assert.True(answer.IsSuccessStatusCode);
            })
        );

        await Step(app, root, "*Step 2 of 5", "session_record");
        await Wait.Until(app.IsIdle);
        await app.Shown();
        var moved = await Single(app);
        Assert.Equal(SessionStep.Signals, moved.Session.Step);
        Assert.Equal(2, Replies(app, root).Count);
        Assert.Single(app.Slack.Workspace.Channel(Channel).Messages, message => message.ThreadTs is null);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_nobody_came_back_to_gives_way_to_a_new_one(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Slack.User("U0REV").Command(Channel, "/handoff session");
        await app.Message(Channel, "Handoff review of trial-pql");
        await app.Shown();
        await app.Slack.User("U0OPS").Command(Channel, "/handoff session");
        await app.Note(Channel, "U0OPS", "A handoff review runs already, begun by <@U0REV>");

        await app.AdvanceWhenIdle(TimeSpan.FromHours(13));
        await app.Slack.User("U0OPS").Command(Channel, "/handoff session");

        await app.Note(Channel, "U0OPS", "The handoff review begins");
        var rows = await Rows(app);
        Assert.Equal([false, true], rows.Select(row => row.EndedAt is null));
    }

    private static async Task<ChannelMessage> Step(TestApp app, ChannelMessage root, string says, string offers)
    {
        ChannelMessage? found = null;
        await app.Slack.Workspace.Until(
            _ =>
                (
                    found = Replies(app, root)
                        .LastOrDefault(reply =>
                            reply.AllText.Contains(says, StringComparison.Ordinal)
                            && Blocks(reply).Contains(offers, StringComparison.Ordinal)
                        )
                )
                    is not null,
            Wait.Limit
        );
        return found!;
    }

    private static IReadOnlyList<ChannelMessage> Replies(TestApp app, ChannelMessage root) =>
        [.. app.Slack.Workspace.Channel(Channel).Messages.Where(message => message.ThreadTs == root.Ts && message.Ts != root.Ts)];

    private static bool HasButtons(ChannelMessage message) => Blocks(message).Contains("\"actions\"", StringComparison.Ordinal);

    private static string Blocks(ChannelMessage message) => message.Blocks?.GetRawText() ?? "";

    private static async Task<SessionRow> Single(TestApp app) => Assert.Single(await Rows(app));

    private static async Task<IReadOnlyList<SessionRow>> Rows(TestApp app) =>
        await app.Database.Database.Read(
            (db, cancel) => db.Sessions.AsNoTracking().OrderBy(row => row.StartedAt).ToListAsync(cancel),
            default
        );
}
