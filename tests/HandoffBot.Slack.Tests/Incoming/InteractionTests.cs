using HandoffBot.Slack.Incoming;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.Tests.Incoming;

public sealed class InteractionTests
{
    private const string Click = """
        {"type":"block_actions","user":{"id":"U0REP1","username":"rep","name":"rep","team_id":"T1"},"api_app_id":"A1","token":"x",
         "container":{"type":"message","message_ts":"1700000000.000100","channel_id":"C0ALERTS","is_ephemeral":false},
         "trigger_id":"398738663015.47445629121","team":{"id":"T1","domain":"t"},"enterprise":null,"is_enterprise_install":false,
         "channel":{"id":"C0ALERTS","name":"alerts"},
         "message":{"type":"message","user":"UBOT","ts":"1700000000.000100","bot_id":"B1","app_id":"A1","text":"Acme","blocks":[]},
         "state":{"values":{"b9":{"alert_bad_reason":{"type":"static_select","selected_option":{"text":{"type":"plain_text",
           "text":"No intent","emoji":true},"value":"no_intent"}}}}},
         "response_url":"https://hooks.slack.com/actions/T1/1/2",
         "actions":[{"action_id":"alert_claim","block_id":"b1","text":{"type":"plain_text","text":"Claim","emoji":true},"value":"al_1",
           "type":"button","action_ts":"1700000001.5"}]}
        """;

    [Fact]
    public void A_click_says_who_what_and_where()
    {
        var click = Assert.IsType<BlockActions>(Interaction.Parse(Click));

        Assert.Equal(("U0REP1", "T1", "398738663015.47445629121"), (click.UserId, click.TeamId, click.TriggerId));
        Assert.Equal(("C0ALERTS", "1700000000.000100", false), (click.ChannelId, click.MessageTs, click.IsEphemeral));
        Assert.Equal("https://hooks.slack.com/actions/T1/1/2", click.ResponseUrl!.AbsoluteUri);
        Assert.Equal([new BlockAction("alert_claim", "b1", "button", "al_1", "1700000001.5")], click.Actions);
        Assert.Equal("no_intent", click.State.Value("alert_bad_reason"));
        Assert.Null(click.View);
    }

    [Fact]
    public void Text_never_holds_nul_which_not_every_database_stores()
    {
        var click = Assert.IsType<BlockActions>(
            Interaction.Parse(
                """{"type":"block_actions","user":{"id":"U\u00001"},"actions":["""
                    + """{"type":"button","action_id":"alert_claim","block_id":"b","value":"al\u0000_1"}]}"""
            )
        );

        Assert.Equal(("U1", "al_1"), (click.UserId, click.Actions[0].Value));
    }

    [Fact]
    public void A_chosen_option_is_the_value()
    {
        var click = Assert.IsType<BlockActions>(
            Interaction.Parse(
                """{"type":"block_actions","user":{"id":"U1"},"actions":["""
                    + """{"type":"static_select","action_id":"alert_bad_reason","block_id":"reason:al_1","selected_option":{"text":"""
                    + """{"type":"plain_text","text":"x"},"value":"stale"}}]}"""
            )
        );

        Assert.Equal(new BlockAction("alert_bad_reason", "reason:al_1", "static_select", "stale", null), click.Actions[0]);
    }

    [Fact]
    public void A_click_in_the_home_tab_brings_its_view()
    {
        var click = Assert.IsType<BlockActions>(
            Interaction.Parse(
                """{"type":"block_actions","user":{"id":"U1"},"container":{"type":"view","view_id":"V1"},"view":"""
                    + """{"id":"V1","type":"home","hash":"h"},"actions":[]}"""
            )
        );

        Assert.Equal("V1", click.View!.Id);
        Assert.Null(click.ChannelId);
    }

    [Fact]
    public void A_submission_brings_what_was_filled_in()
    {
        var submission = Assert.IsType<ViewSubmission>(
            Interaction.Parse(
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"t","response_urls":[],
                 "view":{"id":"V1","type":"modal","callback_id":"snooze","private_metadata":"al_1","hash":"1.a","state":{"values":{
                  "note":{"note":{"type":"plain_text_input","value":"Call <later>"}},
                  "empty":{"empty":{"type":"plain_text_input","value":null}},
                  "until":{"until":{"type":"datepicker","selected_date":"2026-12-01"}},
                  "who":{"who":{"type":"users_select","selected_user":"U2"}},
                  "many":{"many":{"type":"multi_static_select","selected_options":[{"value":"a"},{"value":"b"}]}},
                  "at":{"at":{"type":"datetimepicker","selected_date_time":1700000000}}}}}}
                """
            )
        );

        var view = submission.View;
        Assert.Equal(("V1", "snooze", "al_1"), (view.Id, view.CallbackId, view.PrivateMetadata));
        Assert.Equal("Call <later>", view.State.Value("note"));
        Assert.Null(view.State.Value("empty"));
        Assert.Equal(
            ("2026-12-01", "U2", "a\nb", "1700000000"),
            (view.State.Value("until"), view.State.Value("who"), view.State.Value("many"), view.State.Value("at"))
        );
        Assert.Null(view.State.Value("not there"));
    }

    [Fact]
    public void A_message_shortcut_brings_our_metadata()
    {
        var shortcut = Assert.IsType<MessageShortcut>(
            Interaction.Parse(
                """{"type":"message_action","callback_id":"flag","user":{"id":"U1"},"channel":{"id":"C1"}"""
                    + ""","message_ts":"1.2","message":{"ts":"1.2","text":"Acme","metadata":"""
                    + """{"event_type":"handoff_alert","event_payload":{"id":"m1"}}}}"""
            )
        );

        Assert.Equal(
            ("flag", "C1", "1.2", new MessageMetadata("handoff_alert", "m1")),
            (shortcut.CallbackId, shortcut.ChannelId, shortcut.MessageTs, shortcut.Metadata)
        );
    }

    [Fact]
    public void A_message_shortcut_says_whose_message_it_is_and_in_which_thread()
    {
        var shortcut = Assert.IsType<MessageShortcut>(
            Interaction.Parse(
                """{"type":"message_action","callback_id":"keep","user":{"id":"U1"},"channel":{"id":"C1"}"""
                    + ""","message_ts":"1.3","message":{"ts":"1.3","thread_ts":"1.2","user":"U2","text":"a &amp; b"}}"""
            )
        );

        Assert.Equal(("1.3", "1.2", "U2", "a &amp; b"), (shortcut.MessageTs, shortcut.ThreadTs, shortcut.AuthorId, shortcut.MessageText));
        Assert.Null(Assert.IsType<MessageShortcut>(Interaction.Parse("""{"type":"message_action"}""")).ThreadTs);
    }

    [Fact]
    public void The_other_known_kinds_are_told_apart()
    {
        Assert.True(
            Assert.IsType<ViewClosed>(Interaction.Parse("""{"type":"view_closed","is_cleared":true,"view":{"id":"V1"}}""")).IsCleared
        );
        Assert.Equal("new", Assert.IsType<GlobalShortcut>(Interaction.Parse("""{"type":"shortcut","callback_id":"new"}""")).CallbackId);
        Assert.Equal(
            "Ac",
            Assert
                .IsType<BlockSuggestion>(Interaction.Parse("""{"type":"block_suggestion","action_id":"a","block_id":"b","value":"Ac"}"""))
                .Query
        );
    }

    [Theory]
    [InlineData("""{"type":"workflow_step_edit"}""", "workflow_step_edit")]
    [InlineData("""{"type":7}""", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("payload={", null)]
    public void A_kind_not_known_is_a_value(string json, string? type) =>
        Assert.Equal(type, Assert.IsType<UnknownInteraction>(Interaction.Parse(json)).Type);

    [Fact]
    public void Parts_that_are_missing_or_of_another_shape_are_empty()
    {
        var click = Assert.IsType<BlockActions>(
            Interaction.Parse(
                """{"type":"block_actions","user":"U1","team":[],"channel":{"id":5},"container":null,"view":"v","state":{"values":"""
                    + """[]},"actions":[null,{"action_id":{}}],"response_url":"javascript:x"}"""
            )
        );

        Assert.Equal(("", null, null, null), (click.UserId, click.TeamId, click.ChannelId, click.ResponseUrl));
        Assert.Equal(2, click.Actions.Count);
        Assert.All(click.Actions, action => Assert.Equal(new BlockAction("", "", "", null, null), action));
        Assert.Empty(click.State.Fields);
    }

    [Fact]
    public void No_bytes_make_reading_throw() => Property.Holds(Generators.Bytes(Click), bytes =>
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.NotNull(Interaction.Parse(text));
            Assert.NotNull(SlackEvent.Parse(text));
            Assert.NotNull(SlashCommand.Parse(text));
        });
}
