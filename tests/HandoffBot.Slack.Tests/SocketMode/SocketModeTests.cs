using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HandoffBot.Slack.SocketMode;
using HandoffBot.Slack.Tests.WebApi;

namespace HandoffBot.Slack.Tests.SocketMode;

public sealed class SocketModeTests
{
    [Fact]
    public async Task An_envelope_is_acknowledged_only_after_the_handler_made_it_safe()
    {
        var safe = new TaskCompletionSource<string?>();
        await using var socket = new SocketFixture().Run((envelope, _) => envelope.Id == "slow" ? safe.Task : Nothing);
        var slack = await socket.Server.NextGreeted();

        await slack.Deliver("slow");
        await slack.Deliver("quick");

        Assert.Equal("quick", await slack.Acknowledged());
        safe.SetResult(null);
        Assert.Equal("slow", await slack.Acknowledged());
    }

    [Fact]
    public async Task The_envelope_brings_its_payload_and_takes_an_answer_back()
    {
        SocketEnvelope? seen = null;
        await using var socket = new SocketFixture().Run(
            (envelope, _) =>
            {
                seen = envelope;
                return Task.FromResult<string?>("""{"response_action":"clear"}""");
            }
        );
        var slack = await socket.Server.NextGreeted();

        await slack.Deliver("e1", """{"type":"view_submission"}""", acceptsResponse: true);

        Same("""{"envelope_id":"e1","payload":{"response_action":"clear"}}""", await slack.Receive());
        Assert.Equal(new SocketEnvelope("e1", "interactive", """{"type":"view_submission"}""", true), seen);
    }

    [Fact]
    public async Task An_answer_slack_does_not_take_is_left_out()
    {
        await using var socket = new SocketFixture().Run((_, _) => Task.FromResult<string?>("{}"));
        var slack = await socket.Server.NextGreeted();

        await slack.Deliver("e1");

        Same("""{"envelope_id":"e1"}""", await slack.Receive());
    }

    [Fact]
    public async Task A_handler_that_fails_costs_its_envelope_and_nothing_else()
    {
        await using var socket = new SocketFixture().Run(
            (envelope, _) => envelope.Id == "bad" ? Task.FromException<string?>(new InvalidOperationException("the disk is full")) : Nothing
        );
        var slack = await socket.Server.NextGreeted();

        await slack.Deliver("bad");
        await slack.Deliver("good");

        Assert.Equal("good", await slack.Acknowledged());
    }

    [Fact]
    public async Task What_is_no_envelope_is_passed_over()
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing);
        var slack = await socket.Server.NextGreeted();

        await slack.Send("not json");
        await slack.Send("[]");
        await slack.Send("""{"type":"pong"}""");
        await slack.Deliver("e1");

        Assert.Equal("e1", await slack.Acknowledged());
    }

    [Fact]
    public async Task A_message_in_many_parts_is_one_message()
    {
        var length = 0;
        await using var socket = new SocketFixture().Run(
            (envelope, _) =>
            {
                length = envelope.Payload.Length;
                return Nothing;
            }
        );
        var slack = await socket.Server.NextGreeted();

        await slack.SendInParts($$"""{"type":"events_api","envelope_id":"e1","payload":"{{new string('x', 50_000)}}"}""");

        Assert.Equal("e1", await slack.Acknowledged());
        Assert.Equal(50_002, length);
    }

    [Fact]
    public async Task As_many_connections_stand_as_are_wanted()
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing, SocketFixture.Quick with { Connections = 2 });
        var first = await socket.Server.NextGreeted();
        var second = await socket.Server.NextGreeted();
        await first.Deliver("a");
        await second.Deliver("b");

        Assert.Equal("a", await first.Acknowledged());
        Assert.Equal("b", await second.Acknowledged());
        while (socket.Client.OpenConnections < 2)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Too_many_requests_for_an_address_are_followed_by_the_patience_asked_for()
    {
        var time = new ManualTime();
        var fixture = new SocketFixture();
        var answers = new Queue<HttpResponseMessage>([
            new HttpResponseMessage(HttpStatusCode.TooManyRequests)
            {
                Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(30)) },
            },
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{"ok":true,"url":"{{fixture.Server.Address}}"}"""),
            },
        ]);
        await using var socket = fixture.Run(
            (_, _) => Nothing,
            time: time,
            slack: new FakeSlack((_, _) => Task.FromResult(answers.Dequeue()))
        );

        await time.SomeoneWaits(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        var slack = await socket.Server.NextGreeted();
        await slack.Deliver("e1");

        Assert.Equal("e1", await slack.Acknowledged());
    }

    [Fact]
    public async Task A_token_that_is_refused_is_tried_again_and_said()
    {
        var tries = 0;
        var thrice = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slack = new FakeSlack(
            (_, _) =>
            {
                if (++tries == 3)
                {
                    thrice.SetResult();
                }

                return Task.FromResult(
                    new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"ok":false,"error":"invalid_auth"}""") }
                );
            }
        );
        await using var socket = new SocketFixture().Run((_, _) => Nothing, slack: slack);

        await thrice.Task;

        Assert.Contains("no address to connect to: invalid_auth", socket.Notes);
        Assert.Equal(0, socket.Client.OpenConnections);
    }

    private static Task<string?> Nothing => Task.FromResult<string?>(null);

    private static void Same(string expected, JsonElement? actual) =>
        Assert.True(actual is { } json && JsonElement.DeepEquals(JsonElement.Parse(expected), json), actual?.ToString());
}
