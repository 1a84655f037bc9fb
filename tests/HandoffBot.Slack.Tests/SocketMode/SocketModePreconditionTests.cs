using HandoffBot.Slack.SocketMode;
using HandoffBot.Slack.Tests.WebApi;

namespace HandoffBot.Slack.Tests.SocketMode;

public sealed class SocketModePreconditionTests
{
    public static TheoryData<Func<SocketModeOptions, SocketModeOptions>> OutOfRange =>
        [
            options => options with { Connections = 0 },
            options => options with { Connections = 11 },
            options => options with { HelloTimeout = TimeSpan.Zero },
            options => options with { PingInterval = TimeSpan.Zero },
            options => options with { PongTimeout = TimeSpan.Zero },
            options => options with { StableAfter = TimeSpan.FromTicks(-1) },
            options => options with { DrainTimeout = TimeSpan.Zero },
            options => options with { StopTimeout = TimeSpan.Zero },
            options => options with { CloseTimeout = TimeSpan.Zero },
            options => options with { MaxConcurrentEnvelopes = 0 },
            options => options with { MaxMessageBytes = 0 },
        ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_range_is_refused(Func<SocketModeOptions, SocketModeOptions> change) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => change(new SocketModeOptions()));

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void One_to_ten_connections_are_accepted(int connections) =>
        Assert.Equal(connections, new SocketModeOptions { Connections = connections }.Connections);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(3601, 7200)]
    public void A_back_off_with_senseless_delays_is_refused(int initialSeconds, int maxSeconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ReconnectBackOff(TimeSpan.FromSeconds(initialSeconds), TimeSpan.FromSeconds(maxSeconds))
        );

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, -0.01)]
    [InlineData(1, 1.01)]
    [InlineData(1, double.NaN)]
    public void A_back_off_refuses_no_failures_and_a_random_number_out_of_range(int failures, double random)
    {
        var backOff = new ReconnectBackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        Assert.Throws<ArgumentOutOfRangeException>(() => backOff.DelayAfter(failures, random));
    }

    [Fact]
    public async Task A_client_runs_once()
    {
        var client = new SocketModeClient(
            FakeSlack.Saying("{}").Client(),
            (_, _) => Task.FromResult<string?>(null),
            new SocketModeOptions(),
            TimeProvider.System,
            () => 0.5
        );
        await client.Run(new CancellationToken(canceled: true));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Run(new CancellationToken(canceled: true)));
    }
}
