using HandoffBot.Slack.SocketMode;

namespace HandoffBot.Slack.Tests.SocketMode;

public sealed class BackOffTests
{
    [Fact]
    public void Waits_double_up_to_the_longest_and_are_spread()
    {
        var backOff = new ReconnectBackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(1, 6).Select(failures => backOff.DelayAfter(failures, 1).TotalSeconds));
        Assert.Equal([0.5, 1, 2, 4, 5, 5], Enumerable.Range(1, 6).Select(failures => backOff.DelayAfter(failures, 0).TotalSeconds));
        Assert.Equal(10, backOff.DelayAfter(int.MaxValue, 1).TotalSeconds);
    }
}
