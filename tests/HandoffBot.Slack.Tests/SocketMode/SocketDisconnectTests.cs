namespace HandoffBot.Slack.Tests.SocketMode;

public sealed class SocketDisconnectTests
{
    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_connection_about_to_end_is_still_read_until_its_successor_stands(string reason)
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing);
        var old = await socket.Server.NextGreeted();
        await old.Send($$"""{"type":"disconnect","reason":"{{reason}}"}""");

        var successor = await socket.Server.Next();
        await old.Deliver("before");
        Assert.Equal("before", await old.Acknowledged());

        await successor.Send("""{"type":"hello"}""");
        await successor.Deliver("after");
        Assert.Equal("after", await successor.Acknowledged());

        await old.Deliver("late");
        Assert.Equal("late", await old.Acknowledged());
    }

    [Fact]
    public async Task The_old_connection_is_closed_when_its_time_is_over()
    {
        await using var socket = new SocketFixture().Run(
            (_, _) => Nothing,
            SocketFixture.Quick with
            {
                DrainTimeout = TimeSpan.FromMilliseconds(1),
            }
        );
        var old = await socket.Server.NextGreeted();
        await old.Send("""{"type":"disconnect","reason":"warning"}""");
        await socket.Server.NextGreeted();

        Assert.Null(await old.Acknowledged());
    }

    [Theory]
    [InlineData("link_disabled")]
    [InlineData("too_many_websockets")]
    public async Task A_connection_slack_turns_away_is_tried_again(string reason)
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing);
        var first = await socket.Server.NextGreeted();
        await first.Send($$"""{"type":"disconnect","reason":"{{reason}}"}""");

        var second = await socket.Server.NextGreeted();
        await second.Deliver("e1");

        Assert.Equal("e1", await second.Acknowledged());
    }

    [Fact]
    public async Task A_dropped_connection_is_followed_by_another()
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing);
        (await socket.Server.NextGreeted()).Drop();
        (await socket.Server.NextGreeted()).Drop();

        var third = await socket.Server.NextGreeted();
        await third.Deliver("e1");

        Assert.Equal("e1", await third.Acknowledged());
    }

    [Fact]
    public async Task A_message_without_end_breaks_its_connection_and_not_the_client()
    {
        await using var socket = new SocketFixture().Run((_, _) => Nothing, SocketFixture.Quick with { MaxMessageBytes = 10_000 });
        var first = await socket.Server.NextGreeted();
        await first.SendInParts(new string('x', 20_000));

        var second = await socket.Server.NextGreeted();
        await second.Deliver("e1");

        Assert.Equal("e1", await second.Acknowledged());
    }

    [Fact]
    public async Task A_connection_that_is_never_greeted_is_given_up()
    {
        var time = new ManualTime();
        await using var socket = new SocketFixture().Run(
            (_, _) => Nothing,
            SocketFixture.Quick with
            {
                BackOff = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
            },
            time
        );
        await socket.Server.Next();
        while (socket.Notes.IsEmpty)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.StartsWith("cannot connect: ", Assert.Single(socket.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_answers_no_ping_is_replaced()
    {
        var options = SocketFixture.Quick with
        {
            PingInterval = TimeSpan.FromMilliseconds(20),
            PongTimeout = TimeSpan.FromMilliseconds(20),
        };
        await using var socket = new SocketFixture().Run((_, _) => Nothing, options);

        // The far end answers pings only while it reads, and here it never does.
        await socket.Server.NextGreeted();
        await socket.Server.NextGreeted();
    }

    [Fact]
    public async Task Stopping_lets_what_is_being_handled_be_acknowledged()
    {
        var (begun, safe) = (new TaskCompletionSource(), new TaskCompletionSource<string?>());
        await using var socket = new SocketFixture().Run(
            (_, _) =>
            {
                begun.SetResult();
                return safe.Task;
            }
        );
        var slack = await socket.Server.NextGreeted();
        await slack.Deliver("e1");
        await begun.Task;

        var stopping = socket.Stop();
        safe.SetResult(null);

        Assert.Equal("e1", await slack.Acknowledged());
        Assert.Null(await slack.Acknowledged());
        await stopping;
        Assert.Equal(0, socket.Client.OpenConnections);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_ever_for_a_handler()
    {
        var begun = new TaskCompletionSource();
        var gaveUp = new TaskCompletionSource();
        await using var socket = new SocketFixture().Run(
            async (_, cancel) =>
            {
                begun.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, cancel);
                }
                finally
                {
                    gaveUp.SetResult();
                }

                return null;
            },
            SocketFixture.Quick with
            {
                StopTimeout = TimeSpan.FromMilliseconds(1),
                CloseTimeout = TimeSpan.FromMilliseconds(1),
            }
        );
        var slack = await socket.Server.NextGreeted();
        await slack.Deliver("e1");
        await begun.Task;

        await socket.Stop();

        await gaveUp.Task;
    }

    [Fact]
    public async Task Stopping_while_nothing_stands_returns()
    {
        var time = new ManualTime();
        await using var socket = new SocketFixture().Run((_, _) => Nothing, time: time);
        await socket.Server.Next();

        await socket.Stop();
    }

    private static Task<string?> Nothing => Task.FromResult<string?>(null);
}
