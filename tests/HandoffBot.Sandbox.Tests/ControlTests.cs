namespace HandoffBot.Sandbox.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task The_state_shows_messages_notes_and_people()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();
        await stage.Client.Call(
            "chat.postEphemeral",
            new
            {
                channel = "C0ALERTS",
                user = "U0REP1",
                text = "psst",
            }
        );
        await stage.Client.Call(
            "views.publish",
            new { user_id = "U0REP1", view = new { type = "home", blocks = new[] { SampleBlocks.Section(1) } } }
        );

        var state = await stage.Client.Get("sandbox/state");

        Assert.Equal(message.Ts, state.GetProperty("messages")[0].GetProperty("ts").GetString());
        Assert.Equal("psst", state.GetProperty("ephemerals")[0].GetProperty("text").GetString());
        Assert.Equal("home", state.GetProperty("homes").GetProperty("U0REP1").GetProperty("type").GetString());
        Assert.Contains(state.GetProperty("users").EnumerateArray(), u => u.GetProperty("email").GetString() == "rep@ourco.test");
        Assert.Contains(state.GetProperty("calls").EnumerateArray(), c => c.GetProperty("method").GetString() == "views.publish");
    }

    [Fact]
    public async Task The_stream_tells_every_change_and_the_first_at_once()
    {
        await using var stage = await SandboxWithBot.Start();
        using var http = new HttpClient();
        await using var stream = await http.GetStreamAsync(new Uri(stage.Server.Url, "sandbox/stream"));
        using var reader = new StreamReader(stream);

        Assert.Equal("event: change", await reader.ReadLineAsync());
        var first = await reader.ReadLineAsync();
        await reader.ReadLineAsync();
        await stage.Alert();

        Assert.Equal("event: change", await reader.ReadLineAsync());
        Assert.NotEqual(first, await reader.ReadLineAsync());
    }

    [Fact]
    public async Task A_click_on_the_page_is_a_click()
    {
        await using var stage = await SandboxWithBot.Start();
        var message = await stage.Alert();

        var (_, clicked) = await stage.Client.Post(
            "sandbox/act",
            new
            {
                user = "U0REP1",
                channel = "C0ALERTS",
                ts = message.Ts,
                block_id = "do",
                action_id = "alert_claim",
            }
        );
        var (_, chosen) = await stage.Client.Post(
            "sandbox/act",
            new
            {
                user = "U0REP1",
                channel = "C0ALERTS",
                ts = message.Ts,
                action_id = "alert_bad_reason",
                selected_option = new { value = "other" },
            }
        );
        var (_, gone) = await stage.Client.Post(
            "sandbox/act",
            new
            {
                user = "U0REP1",
                channel = "C0ALERTS",
                ts = message.Ts,
                action_id = "no_such_action",
            }
        );
        var (status, nobody) = await stage.Client.Post("sandbox/act", new { user = "U0NOBODY" });

        Assert.True(clicked.GetProperty("ok").GetBoolean());
        Assert.True(chosen.GetProperty("ok").GetBoolean());
        Assert.False(gone.GetProperty("ok").GetBoolean());
        Assert.Equal(400, status);
        Assert.NotNull(nobody.Error());
        Assert.Equal(2, stage.Bot.All.Count);
    }

    [Fact]
    public async Task A_form_on_the_page_is_submitted_with_its_values()
    {
        await using var stage = await SandboxWithBot.Start();
        var view = await stage.Modal();

        var (_, empty) = await stage.Client.Post(
            "sandbox/submit",
            new
            {
                user = "U0REP1",
                view_id = view.Id,
                values = new { },
            }
        );
        var (_, full) = await stage.Client.Post(
            "sandbox/submit",
            new
            {
                user = "U0REP1",
                view_id = view.Id,
                values = new { note = new { text = new { type = "plain_text_input", value = "hi" } } },
            }
        );

        Assert.True(empty.GetProperty("errors").TryGetProperty("note", out _));
        Assert.True(full.GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("90m", 5400)]
    [InlineData("1d 2h", 93600)]
    public async Task The_clock_jumps_by_what_was_asked(string by, int seconds)
    {
        await using var wire = await SandboxClient.Start();

        var (_, answer) = await wire.Post("sandbox/clock", new { advance = by });

        Assert.Equal(seconds, answer.GetProperty("clock").GetProperty("offset_seconds").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-4h")]
    [InlineData("4")]
    [InlineData("soon")]
    [InlineData("9999999999h")]
    public async Task A_jump_that_is_none_is_refused(string by)
    {
        await using var wire = await SandboxClient.Start();

        var (status, _) = await wire.Post("sandbox/clock", new { advance = by });

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task What_is_said_to_the_bot_directly_reaches_it()
    {
        await using var stage = await SandboxWithBot.Start();
        await stage.Client.Call("conversations.open", new { users = "U0REP1" });

        await stage.Client.Post(
            "sandbox/say",
            new
            {
                user = "U0REP1",
                channel = "D0REP1",
                text = "hello",
            }
        );

        var inner = Assert.Single(stage.Bot.All).Payload.GetProperty("event");
        Assert.Equal(
            ("message", "im", "hello"),
            (inner.GetProperty("type").GetString(), inner.GetProperty("channel_type").GetString(), inner.GetProperty("text").GetString())
        );
    }
}
