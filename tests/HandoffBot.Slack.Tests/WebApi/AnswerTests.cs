using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class AnswerTests
{
    [Fact]
    public async Task Auth_says_who_we_are_and_what_we_may_do()
    {
        var slack = FakeSlack.Saying(
            """{"ok":true,"url":"https://t.slack.com/","team":"T","user":"handoffbot","team_id":"T1","user_id":"UBOT","bot_id":"B1"}""",
            more: response => response.Headers.Add("x-oauth-scopes", "chat:write,commands, users:read")
        );

        var identity = (await slack.Client().AuthTest()).Value!;

        Assert.Equal(("T1", "UBOT"), (identity.TeamId, identity.BotUserId));
        Assert.Equal(["chat:write", "commands", "users:read"], identity.Scopes.Order());
    }

    [Fact]
    public async Task A_person_is_found_by_address()
    {
        var slack = FakeSlack.Saying(
            """{"ok":true,"user":{"id":"U0REP1","name":"rep","real_name":"Rep One","tz":"Europe/Berlin","deleted":false}}"""
        );

        Assert.Equal(
            new SlackUser("U0REP1", "Rep One", false) { TimeZone = "Europe/Berlin" },
            (await slack.Client().LookupByEmail("rep@ourco.test")).Value
        );
    }

    [Fact]
    public async Task A_channel_says_whether_it_can_be_used()
    {
        var slack = FakeSlack.Saying(
            """{"ok":true,"channel":{"id":"C1","name":"alerts","is_archived":true,"is_member":false,"is_private":true}}"""
        );

        Assert.Equal(new SlackChannel("C1", "alerts", true, false, true), (await slack.Client().ConversationInfo("C1")).Value);
    }

    [Fact]
    public async Task A_direct_message_is_a_private_channel_the_bot_is_in()
    {
        var slack = FakeSlack.Saying("""{"ok":true,"no_op":true,"already_open":true,"channel":{"id":"D1"}}""");

        Assert.Equal(new SlackChannel("D1", "", false, true, true), (await slack.Client().OpenDirectMessage("U1")).Value);
    }

    [Fact]
    public async Task A_permalink_is_an_address()
    {
        var slack = FakeSlack.Saying("""{"ok":true,"permalink":"https://t.slack.com/archives/C1/p12"}""");

        Assert.Equal("https://t.slack.com/archives/C1/p12", (await slack.Client().Permalink("C1", "1.2")).Value!.Url.AbsoluteUri);
    }

    [Fact]
    public async Task Whatever_slack_answers_no_call_throws()
    {
        var oldest = DateTimeOffset.UnixEpoch;
        var message = new OutgoingMessage { Channel = "C1", Text = $"t" };
        Property.Holds(
            Generators.Bytes(
                """{"ok":true,"channel":{"id":"C1","is_member":true},"ts":"1.2","team_id":"T","user_id":"U","user":{"id":"U"}"""
                    + ""","permalink":"https://a.test","view":{"id":"V"}}""",
                """{"ok":true,"messages":[{"ts":"1.2","metadata":{"event_type":"e","event_payload":{"id":"i"}}}]"""
                    + ""","response_metadata":{"next_cursor":""}}""",
                """{"ok":false,"error":"invalid_blocks","errors":["a"],"response_metadata":{"messages":["b"]}}"""
            ),
            body =>
            {
                var client = FakeSlack.Saying(body).Client();
                Finished(client.AuthTest());
                Finished(client.PostMessage(message));
                Finished(client.LookupByEmail("a@b.test"));
                Finished(client.ConversationInfo("C1"));
                Finished(client.Permalink("C1", "1.2"));
                Finished(client.FindByMetadata("C1", null, "e", "i", oldest));
                Finished(client.PublishHome("U1", new HomeTab { Blocks = [] }));
                Finished(client.OpenSocketConnection());
            }
        );
        await Task.CompletedTask;
    }

    private static void Finished<T>(Task<SlackResult<T>> call)
        where T : class
    {
        Assert.True(call.IsCompletedSuccessfully);
        var result = call.Result;
        Assert.NotEqual(result.Value is null, result.Failure is null);
    }
}
