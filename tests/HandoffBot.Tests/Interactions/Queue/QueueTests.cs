using System.Text.Encodings.Web;
using System.Text.Json;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Interactions.Moves;

namespace HandoffBot.Tests.Interactions.Queue;

/// <summary><c>/handoff queue</c> shows whoever asks what is theirs.</summary>
public sealed class QueueTests
{
    private const string Asked = "C0ALERTS";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_is_the_askers_own_hottest_first_and_its_buttons_change_the_alert_the_card_and_the_queue(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Of("globex", "U0REP1") with { Score = 72 });
        await app.Decide(Of("acme", "U0REP1"));
        await app.Decide(Of("initech", "U0REP2"));
        await app.Message(CardDriver.Channel, "initech");
        await app.Shown();

        var queue = await Ask(app, "U0REP1", "Your queue: 2 live alerts");
        var text = queue.Text;
        Assert.True(text.IndexOf("acme", StringComparison.Ordinal) < text.IndexOf("globex", StringComparison.Ordinal), text);
        Assert.DoesNotContain("initech", text, StringComparison.Ordinal);
        string[] all = ["HOT", "score 61 → 92", "Call Ada Example", "nobody has claimed it", "came in", "expires", "archives/"];
        foreach (var words in all)
        {
            Assert.Contains(words, Words(queue), StringComparison.Ordinal);
        }

        await app.Slack.User("U0REP1").Click(Asked, queue.Ts, new Click("alert_claim"));

        await app.Message(CardDriver.Channel, "Claimed* by <@U0REP1>");
        await app.Note(Asked, "U0REP1", "claimed by you");
        Assert.Single(app.Slack.Workspace.Channel(Asked).Ephemerals);
        // Whoever takes over has it in their queue, and the other no more.
        await app.Choose("U0REP2", await app.Message(CardDriver.Channel, "acme"), "alert_take_over");
        await app.Message(CardDriver.Channel, "Claimed* by <@U0REP2>");
        await Ask(app, "U0REP1", "Your queue: 1 live alert");
        await Ask(app, "U0REP2", "Your queue: 2 live alerts");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_owned_by_an_address_is_in_the_queue_of_whoever_slack_says_that_is(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Of("acme", "Dana@ourco.test"));

        await Ask(app, "U0DANA", "Your queue: 1 live alert");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_snoozed_stands_apart_with_its_return_and_comes_back_by_a_click(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Of("acme", "U0REP1"));
        await app.Fill("U0REP1", await app.Message(CardDriver.Channel, "acme"), "alert_snooze", ("until", "hour"));
        await app.Message(CardDriver.Channel, "Snoozed* until");

        var queue = await Ask(app, "U0REP1", "Snoozed by you: 1");
        Assert.Contains("Your queue is empty", Words(queue), StringComparison.Ordinal);
        Assert.Contains("comes back", Words(queue), StringComparison.Ordinal);
        await app.Slack.User("U0REP1").Click(Asked, queue.Ts, new Click("alert_end_snooze"));

        await app.Note(Asked, "U0REP1", "Your queue: 1 live alert");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Those_who_answer_for_the_team_see_it_and_so_does_whoever_asks_in_the_managers_channel(string kind)
    {
        var agreement = SampleAgreement
            .Text.Replace("sla: not_yet", "sla: use_now", StringComparison.Ordinal)
            .Replace("authority:", "escalation: [ { after: breach, to: managers } ]\nauthority:", StringComparison.Ordinal);
        await using var app = await TestApp.Start(kind, agreement: agreement);
        await app.Decide(Of("acme", "U0REP1"));
        await app.Decide(Of("globex", "U0REP2") with { Score = 72 });
        await app.Decide(Of("lost", "U0REP1") with { Email = null });
        await app.Slack.User("U0REP2").Click(await app.Message(CardDriver.Channel, "globex"), "alert_claim");
        await app.Message(CardDriver.Channel, "Claimed* by");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(31));
        await app.Message(CardDriver.Channel, "First touch overdue");

        var queue = await Ask(app, "U0OPS", "2 live · *1 unclaimed* · *1 overdue* · 1 held");
        Assert.Contains("<@U0REP1> 1 (1 unclaimed, 1 overdue)", Words(queue), StringComparison.Ordinal);
        Assert.Contains("<@U0REP2> 1", Words(queue), StringComparison.Ordinal);
        Assert.Contains("First touch overdue", Words(queue), StringComparison.Ordinal);
        Assert.DoesNotContain("unclaimed*", Words(await Ask(app, "U0REP1", "Your queue: 1 live alert")), StringComparison.Ordinal);
        await app.Slack.User("U0REP3").Command("C0MGRS", "/handoff queue");
        await app.Note("C0MGRS", "U0REP3", "1 unclaimed");
    }

    [Fact]
    public async Task A_long_queue_shows_its_first_and_says_how_many_more_there_are()
    {
        await using var app = await TestApp.Start();
        for (var i = 0; i < 13; i++)
        {
            await app.Decide(Of($"acme{i}", "U0REP1"));
        }

        var queue = await Ask(app, "U0REP1", "and 3 more of yours");

        Assert.InRange(queue.Blocks!.Value.GetArrayLength(), 20, 50);
        Assert.InRange(queue.Text.Length, 1, 4000);
    }

    private static SampleEvent Of(string account, string owner) => new(account) { Account = account, Name = account, Owner = owner };

    private static string Words(EphemeralMessage note) =>
        $"{note.Text}\n{(note.Blocks is { } blocks ? JsonSerializer.Serialize(blocks, Plain) : "")}";

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<EphemeralMessage> Ask(TestApp app, string user, string says)
    {
        await app.Slack.User(user).Command(Asked, "/handoff queue");
        return await app.Note(Asked, user, says);
    }
}
