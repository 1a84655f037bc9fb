using System.Net;
using System.Net.Http.Headers;
using HandoffBot.Slack.Tests.WebApi;

namespace HandoffBot.Slack.Tests.SocketMode;

/// <summary>A far end that sends what Slack never would.</summary>
public sealed class HostileSocketTests
{
    [Theory]
    [InlineData(90_000_000)]
    [InlineData(int.MaxValue)]
    public async Task Slack_is_asked_again_for_an_address_in_a_quarter_of_an_hour_whatever_it_named(int seconds)
    {
        var time = new ManualTime();
        var fixture = new SocketFixture();
        var asked = 0;
        await using var socket = fixture.Run(
            (_, _) => Nothing,
            time: time,
            slack: new FakeSlack(
                (_, _) =>
                    Task.FromResult(
                        ++asked > 1
                            ? new HttpResponseMessage(HttpStatusCode.OK)
                            {
                                Content = new StringContent($$"""{"ok":true,"url":"{{fixture.Server.Address}}"}"""),
                            }
                            : new HttpResponseMessage(HttpStatusCode.TooManyRequests)
                            {
                                Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) },
                            }
                    )
            )
        );

        await time.SomeoneWaits(TimeSpan.FromMinutes(15));
        time.Advance(TimeSpan.FromMinutes(15));
        var slack = await socket.Server.NextGreeted();
        await slack.Deliver("e1");

        Assert.Equal("e1", await slack.Acknowledged());
    }

    [Fact]
    public async Task Renewals_without_end_are_followed_at_a_growing_distance()
    {
        var time = new ManualTime();
        await using var socket = new SocketFixture().Run(
            (_, _) => Nothing,
            SocketFixture.Quick with
            {
                BackOff = new(TimeSpan.FromHours(1), TimeSpan.FromHours(8)),
            },
            time
        );
        const string Renew = """{"type":"disconnect","reason":"refresh_requested"}""";

        await (await socket.Server.NextGreeted()).Send(Renew);
        await (await socket.Server.NextGreeted()).Send(Renew);
        await time.SomeoneWaits(TimeSpan.FromMinutes(45));
        time.Advance(TimeSpan.FromMinutes(45));
        await (await socket.Server.NextGreeted()).Send(Renew);
        await time.SomeoneWaits(TimeSpan.FromMinutes(90));
    }

    [Fact]
    public async Task What_slack_says_of_an_end_is_cut_and_one_line()
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing);
        var first = await socket.Server.NextGreeted();

        await first.Send("""{"type":"disconnect","reason":"a\nb""" + new string('x', 100_000) + "\"}");
        await socket.Server.NextGreeted();

        var note = Assert.Single(socket.Notes);
        Assert.StartsWith("connection ends: a bxxx", note, StringComparison.Ordinal);
        Assert.InRange(note.Length, 50, 150);
    }

    [Fact]
    public async Task An_envelope_with_an_id_or_a_type_like_none_of_slacks_is_passed_over()
    {
        var seen = new List<string>();
        await using var socket = new SocketFixture().Run(
            (envelope, _) =>
            {
                lock (seen)
                {
                    seen.Add(envelope.Id);
                }

                return Nothing;
            }
        );
        var slack = await socket.Server.NextGreeted();

        await slack.Deliver(new string('x', 1000));
        await slack.Send("{\"type\":\"" + new string('x', 1000) + "\",\"envelope_id\":\"e0\",\"payload\":{}}");
        await slack.Deliver("e1");

        Assert.Equal("e1", await slack.Acknowledged());
        Assert.Equal(["e1"], seen);
    }

    private static Task<string?> Nothing => Task.FromResult<string?>(null);
}
