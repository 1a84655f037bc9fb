using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Interactions;

public sealed class SlashCommandTests(SlashCommandTests.FourLeadsFixture leads) : IClassFixture<SlashCommandTests.FourLeadsFixture>
{
    private TestApp App => leads.App;

    [Theory]
    [InlineData("help", "/handoff why")]
    [InlineData("help", "/handoff held")]
    [InlineData("help", "`/handoff digest [now]`")]
    [InlineData("held", "waits for an e-mail address (ask Chris Adeyemi)")]
    [InlineData("", "/handoff why")]
    [InlineData("dance <!here>", "I do not know \"dance\"")]
    [InlineData("decision", "Prioritise SDR follow-up")]
    [InlineData("owners", "<@U0REV>")]
    [InlineData("owners", "<@U0REP1>: 1 hot of ")]
    [InlineData("authority", "Pipeline and forecast claims: ⛔ not yet; until then no alert is marked as countable")]
    [InlineData("agreement", "expires after 4 hours")]
    [InlineData("changes", "Version 1")]
    [InlineData("digest", "There is no weekly digest yet")]
    [InlineData("why evt-student", "Student")]
    [InlineData("why ACME", "engaged fit")]
    [InlineData("why <http://campus.test|campus.test>", "Student")]
    [InlineData("why camp", "Student")]
    [InlineData("why nobody & co", "I know no account and no event called \"nobody &amp; co\"")]
    [InlineData("why", "Why what?")]
    [InlineData("missed initech", "Waits for an e-mail address (ask <@U0CRM>)")]
    [InlineData("why initech", "Waits for an e-mail address (ask <@U0CRM>)")]
    [InlineData("missed hooli", "has ever been decided here")]
    [InlineData("missed acme", "There is")]
    [InlineData("missed", "Missed what?")]
    public async Task A_command_is_answered_to_the_one_who_asked(string text, string says)
    {
        var note = await Ask("U0REP1", text, says);
        Assert.DoesNotContain("<!", Everything(note).Replace("<!date^", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.InRange(note.Text.Length, 1, 4000);
    }

    [Fact]
    public async Task The_queue_ranks_hot_before_warm_and_says_what_is_left_of_each()
    {
        var text = Everything(await Ask("U0REP1", "queue", "2 live alerts"));
        Assert.True(text.IndexOf("Acme", StringComparison.Ordinal) < text.IndexOf("Globex", StringComparison.Ordinal), text);
        Assert.Contains("^{ago}|", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_expired_is_no_longer_in_the_queue()
    {
        await using var fixture = await OpenAlertFixture.Open();
        fixture.App.Slack.Clock.Advance(TimeSpan.FromHours(5));
        await fixture.App.Slack.User("U0REP1").Command("C0ALERTS", "/handoff queue");
        await fixture.App.Note("C0ALERTS", "U0REP1", "Your queue is empty");
    }

    [Fact]
    public async Task Only_the_owners_of_review_and_routing_get_the_digest_now()
    {
        await Ask("U0REP1", "digest now", "Only <@U0REV> (weekly review) or <@U0OPS> (routing)");
        await Ask("U0REV", "digest now", "This week so far");
    }

    [Fact]
    public async Task The_same_command_delivered_again_is_answered_once()
    {
        const string Help = "command=%2Fhandoff&team_id=T0SANDBOX&text=help&user_id=U0REP1&channel_id=C0MGRS&trigger_id=1.2.3";
        using var slack = new SlackCaller(App.BotUrl, App.Slack.Clock);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            Assert.True(
                (
                    await slack.Post("/slack/commands", Help)
                ).IsSuccessStatusCode
            );
        }

        await App.Note("C0MGRS", "U0REP1", "/handoff why");
        await App.Slack.User("U0REP1").Command("C0MGRS", "/handoff decision");
        await App.Note("C0MGRS", "U0REP1", "What stays unchanged:");
        Assert.Equal(2, App.Slack.Workspace.Channel("C0MGRS").Ephemerals.Count);
    }

    [Fact]
    public async Task The_home_tab_shows_the_decision_what_stays_unchanged_and_the_queue()
    {
        await App.Slack.User("U0REP1").OpenHome();
        OpenView? home = null;
        await App.Slack.Workspace.Until(w => (home = w.HomeTabs.LastOrDefault(h => h.User == "U0REP1")) is not null, Wait.Limit);
        Assert.Contains("The score may not change yet:* response times that chase people", home!.AllText, StringComparison.Ordinal);
        foreach (
            var words in new[]
            {
                "Prioritise SDR follow-up",
                "Territory reassignment",
                "trial-pql",
                "smb-trials",
                "<@U0MODEL>",
                "Acme",
                "Globex",
            }
        )
        {
            Assert.Contains(words, home!.AllText, StringComparison.Ordinal);
        }
    }

    private static string Everything(EphemeralMessage note) => $"{note.Text}\n{note.Blocks}";

    private async Task<EphemeralMessage> Ask(string user, string text, string says)
    {
        await App.Slack.User(user).Command("C0ALERTS", $"/handoff {text}");
        return await App.Note("C0ALERTS", user, says);
    }

    /// <summary>One lead of each kind.</summary>
    public sealed class FourLeadsFixture : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            App = await TestApp.Start();
            await App.Decide(
                new SampleEvent("evt-warm")
                {
                    Account = "globex",
                    Name = "Globex <!channel>",
                    Score = 72,
                    Owner = "U0REP1",
                }
            );
            await App.Decide(new SampleEvent("evt-hot") { Owner = "U0REP1" });
            await App.Decide(
                new SampleEvent("evt-student")
                {
                    Account = "campus",
                    Name = "Campus",
                    Title = "Student",
                }
            );
            await App.Decide(
                new SampleEvent("evt-no-mail")
                {
                    Account = "initech",
                    Name = "Initech",
                    Email = null,
                }
            );
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
