using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Incoming;

namespace HandoffBot.Slack.Tests.Incoming;

public sealed class CommandAndEventTests
{
    [Fact]
    public void A_command_is_read_from_its_form()
    {
        var command = SlashCommand.FromForm([
            new("command", "/handoff"),
            new("text", "  why Acme "),
            new("user_id", "U1"),
            new("channel_id", "C1"),
            new("team_id", "T1"),
            new("trigger_id", "t1"),
            new("response_url", "https://hooks.slack.com/commands/1"),
            new("text", "second"),
            new("enterprise_id", ""),
        ]);

        Assert.Equal(
            new SlashCommand("/handoff", "why Acme", "U1", "C1", "T1", "t1", new Uri("https://hooks.slack.com/commands/1")),
            command
        );
    }

    [Fact]
    public void A_command_over_a_socket_is_the_same_command() =>
        Assert.Equal(
            SlashCommand.FromForm([new("command", "/handoff"), new("text", "queue"), new("user_id", "U1")]),
            SlashCommand.Parse("""{"command":"/handoff","text":"queue","user_id":"U1"}""")
        );

    [Fact]
    public void An_empty_form_is_an_empty_command() =>
        Assert.Equal(new SlashCommand("", "", "", "", "", "", null), SlashCommand.FromForm([]));

    [Fact]
    public void An_opened_home_tab_says_whose()
    {
        var opened = Assert.IsType<EventCallback>(
            SlackEvent.Parse(
                """{"token":"x","team_id":"T1","api_app_id":"A1","event":"""
                    + """{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home","event_ts":"1.2"}"""
                    + ""","type":"event_callback","event_id":"Ev1","event_time":1700000000}"""
            )
        );

        Assert.Equal(
            ("Ev1", "app_home_opened", "U1", "D1", "home"),
            (opened.EventId, opened.Type, opened.UserId, opened.ChannelId, opened.Tab)
        );
        Assert.False(opened.IsFromBot);
    }

    [Fact]
    public void A_bots_own_message_is_marked() =>
        Assert.True(
            Assert
                .IsType<EventCallback>(
                    SlackEvent.Parse(
                        """{"type":"event_callback","event_id":"Ev2","event":{"type":"message","bot_id":"B1","text":"hi","channel":"C1"}}"""
                    )
                )
                .IsFromBot
        );

    [Fact]
    public void A_challenge_is_kept_as_it_is() =>
        Assert.Equal(
            new UrlVerification("3eZbrw1aB"),
            SlackEvent.Parse("""{"token":"x","challenge":"3eZbrw1aB","type":"url_verification"}""")
        );

    [Fact]
    public void Dropped_events_are_told() =>
        Assert.Equal(
            new AppRateLimited(1518467820),
            SlackEvent.Parse("""{"type":"app_rate_limited","minute_rate_limited":1518467820,"team_id":"T1"}""")
        );

    [Theory]
    [InlineData("""{"type":"new_thing"}""", "new_thing")]
    [InlineData("5", null)]
    public void An_unknown_request_is_a_value(string json, string? type) => Assert.Equal(new UnknownEvent(type), SlackEvent.Parse(json));

    [Fact]
    public void Answers_to_a_submission_are_as_slack_documents_them()
    {
        Assert.Equal(
            """{"response_action":"errors","errors":{"note":"Too long"}}""",
            new ViewErrors(new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = "Too long" }).ToJson()
        );
        Assert.Equal("""{"response_action":"clear"}""", new ViewClear().ToJson());
        Assert.StartsWith(
            """{"response_action":"update","view":{"type":"modal",""",
            new ViewUpdate(new Modal { Title = "Done", Blocks = [] }).ToJson(),
            StringComparison.Ordinal
        );
    }
}
