using System.Net.Http.Json;

namespace HandoffBot.Sandbox.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task A_channel_takes_a_short_burst_and_then_what_its_rate_allows_by_the_sandboxs_clock()
    {
        // The clock goes on by itself too: at the usual one a second, a slow machine would be allowed a message more.
        await using var wire = await SandboxClient.Start(new SandboxOptions { MessagesPerSecondPerChannel = 0.01 });

        Assert.Equal([200, 200, 200, 429], await Post(wire, "C0ALERTS", 4));
        Assert.Equal([200], await Post(wire, "C0EMEA", 1));
        wire.Server.Clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal([200], await Post(wire, "C0ALERTS", 1));
        Assert.Equal(1, wire.Server.Limits.Exceeded);
        Assert.Equal(1, wire.Server.Calls.RateLimited);
    }

    [Fact]
    public async Task A_429_says_how_long_to_wait_and_waiting_so_long_is_enough()
    {
        await using var wire = await SandboxClient.Start(
            new SandboxOptions { MessageBurstPerChannel = 1, MessagesPerSecondPerChannel = 0.1 }
        );
        await Post(wire, "C0ALERTS", 1);

        using var refused = await wire.Send("chat.postMessage", JsonContent.Create(new { channel = "C0ALERTS", text = "x" }));
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        wire.Server.Clock.Advance(wait);

        Assert.InRange(wait.TotalSeconds, 1, 10);
        Assert.Equal([200], await Post(wire, "C0ALERTS", 1));
    }

    [Fact]
    public async Task Edits_are_limited_to_fifty_in_any_minute()
    {
        await using var wire = await SandboxClient.Start(new SandboxOptions());
        var ts = await wire.PostMessage("x");
        List<int> statuses = [];

        for (var i = 0; i < 51; i++)
        {
            using var response = await wire.Send(
                "chat.update",
                JsonContent.Create(
                    new
                    {
                        channel = "C0ALERTS",
                        ts,
                        text = $"x{i}",
                    }
                )
            );
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal(50, statuses.Count(s => s == 200));
        Assert.Equal(429, statuses[^1]);
        wire.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((
                await wire.Call(
                    "chat.update",
                    new
                    {
                        channel = "C0ALERTS",
                        ts,
                        text = "y",
                    }
                )
            ).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task The_workspace_has_a_limit_over_all_channels()
    {
        await using var wire = await SandboxClient.Start(new SandboxOptions { MessagesPerMinutePerWorkspace = 3 });

        List<int> statuses = [];
        foreach (var channel in new[] { "C0ALERTS", "C0EMEA", "C0REVIEW", "C0MGRS" })
        {
            statuses.AddRange(await Post(wire, channel, 1));
        }

        Assert.Equal([200, 200, 200, 429], statuses);
    }

    [Fact]
    public async Task Without_limits_nothing_is_refused()
    {
        await using var wire = await SandboxClient.Start();

        Assert.All(await Post(wire, "C0ALERTS", 50), status => Assert.Equal(200, status));
    }

    private static async Task<List<int>> Post(SandboxClient wire, string channel, int times)
    {
        List<int> statuses = [];
        for (var i = 0; i < times; i++)
        {
            using var response = await wire.Send("chat.postMessage", JsonContent.Create(new { channel, text = "x" }));
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
