using HandoffBot.Slack.Incoming;

namespace HandoffBot.Slack.Tests.Incoming;

public sealed class CommandAndEventTests
{
    [Fact]
    public void A_command_is_read_with_its_text_trimmed() =>
        Assert.Equal(
            new SlashCommand("/handoff", "why Acme", "U1", "C1", "t1", new Uri("https://hooks.slack.com/commands/1")),
            SlashCommand.Parse(
                """{"command":"/handoff","text":"  why Acme ","user_id":"U1","channel_id":"C1","team_id":"T1","enterprise_id":"","""
                    + """ "trigger_id":"t1","response_url":"https://hooks.slack.com/commands/1"}"""
            )
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("5")]
    public void A_command_without_parts_is_empty(string json) =>
        Assert.Equal(new SlashCommand("", "", "", "", "", null), SlashCommand.Parse(json));

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

    [Theory]
    [InlineData("""{"type":"app_rate_limited","minute_rate_limited":1518467820,"team_id":"T1"}""", "app_rate_limited")]
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
    }
}
