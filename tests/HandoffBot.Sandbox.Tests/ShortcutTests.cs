namespace HandoffBot.Sandbox.Tests;

public sealed class ShortcutTests
{
    [Fact]
    public async Task A_shortcut_carries_the_message_it_was_used_on_and_its_thread()
    {
        await using var stage = await SandboxWithBot.Start();
        var alert = await stage.Alert();
        var reply = await stage.Server.User("U0REP2").PostMessage("C0ALERTS", "a debate", alert.Ts);

        var delivered = await stage.Server.User("U0REP1").Shortcut(reply, "capture_example");

        Assert.True(delivered.Acknowledged, delivered.Error);
        var payload = stage.Bot.All.Last().Payload;
        Assert.Equal("message_action", payload.GetProperty("type").GetString());
        Assert.Equal("capture_example", payload.GetProperty("callback_id").GetString());
        Assert.Equal("U0REP1", payload.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal("C0ALERTS", payload.GetProperty("channel").GetProperty("id").GetString());
        Assert.Equal(reply.Ts, payload.GetProperty("message_ts").GetString());
        var message = payload.GetProperty("message");
        Assert.Equal(
            (alert.Ts, "U0REP2", "a debate"),
            (
                message.GetProperty("thread_ts").GetString(),
                message.GetProperty("user").GetString(),
                message.GetProperty("text").GetString()
            )
        );
        Assert.StartsWith("http", payload.GetProperty("response_url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shortcut_that_the_app_does_not_have_is_refused_by_the_client()
    {
        await using var stage = await SandboxWithBot.Start();
        var alert = await stage.Alert();
        var asked = stage.Bot.All.Count;

        Assert.False((await stage.Server.User("U0REP1").Shortcut(alert, "other")).Acknowledged);

        Assert.Equal(asked, stage.Bot.All.Count);
    }
}
