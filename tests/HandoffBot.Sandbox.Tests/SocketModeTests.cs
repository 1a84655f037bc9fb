using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HandoffBot.Sandbox.Tests;

public sealed class SocketModeTests
{
    [Fact]
    public async Task A_click_goes_over_the_open_connection_and_is_acknowledged_there()
    {
        await using var stage = await SandboxWithBot.Start();
        using var socket = await Connect(stage);

        var click = stage.Server.User("U0REP1").Click(await stage.Alert(), "alert_claim");
        var envelope = await Receive(socket);
        await Acknowledge(socket, envelope);

        Assert.True((await click).Acknowledged);
        Assert.Equal("interactive", envelope.GetProperty("type").GetString());
        Assert.Equal("block_actions", envelope.GetProperty("payload").GetProperty("type").GetString());
        Assert.Empty(stage.Bot.All);
    }

    [Fact]
    public async Task An_envelope_that_one_connection_does_not_acknowledge_comes_over_another()
    {
        await using var stage = await SandboxWithBot.Start();
        using var first = await Connect(stage);
        using var second = await Connect(stage);

        var click = stage.Server.User("U0REP1").Click(await stage.Alert(), "alert_claim");
        var (a, b) = (Receive(first), Receive(second));
        var silent = await Task.WhenAny(a, b);
        stage.Server.Clock.Advance(TimeSpan.FromSeconds(4));
        var again = await (silent == a ? b : a).WaitAsync(SandboxWithBot.Patience);
        await Acknowledge(silent == a ? second : first, again);

        Assert.True((await click).Acknowledged);
        Assert.Equal((await silent).GetProperty("envelope_id").GetString(), again.GetProperty("envelope_id").GetString());
        Assert.Equal(1, again.GetProperty("retry_attempt").GetInt32());
    }

    [Fact]
    public async Task An_acknowledgement_may_carry_the_answer()
    {
        await using var stage = await SandboxWithBot.Start();
        using var socket = await Connect(stage);

        var command = stage.Server.User("U0REP1").Command("C0ALERTS", "/handoff help");
        await Acknowledge(socket, await Receive(socket), new { text = "Help is here." });

        Assert.True((await command).Acknowledged);
        Assert.Equal("Help is here.", Assert.Single(stage.Workspace.Channel("C0ALERTS").Ephemerals).Text);
    }

    [Fact]
    public async Task A_refresh_asks_the_bot_to_come_back_and_sends_nothing_more_there()
    {
        await using var stage = await SandboxWithBot.Start();
        using var socket = await Connect(stage);

        await stage.Server.Sockets.RequestReconnect();
        var goodbye = await Receive(socket);

        Assert.Equal(
            ("disconnect", "refresh_requested"),
            (goodbye.GetProperty("type").GetString(), goodbye.GetProperty("reason").GetString())
        );
        Assert.Equal(0, stage.Server.Sockets.Count);
    }

    [Fact]
    public async Task A_connection_can_be_broken_without_a_word()
    {
        await using var stage = await SandboxWithBot.Start();
        using var socket = await Connect(stage);

        Assert.True(stage.Server.Sockets.AbortOldest());

        await Assert.ThrowsAsync<WebSocketException>(() => Receive(socket));
    }

    [Fact]
    public async Task A_ticket_opens_one_connection_and_the_bots_token_none()
    {
        await using var wire = await SandboxClient.Start();
        Assert.Equal("not_allowed_token_type", (await wire.Call("apps.connections.open", new { })).Error());
        var url = (await wire.Call("apps.connections.open", new { }, "xapp-sandbox")).GetProperty("url").GetString()!;
        using var first = new ClientWebSocket();
        using var second = new ClientWebSocket();

        await first.ConnectAsync(new Uri(url), CancellationToken.None);

        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(new Uri(url), CancellationToken.None));
    }

    private static async Task<ClientWebSocket> Connect(SandboxWithBot stage)
    {
        var answer = await stage.Client.Call("apps.connections.open", new { }, "xapp-sandbox");
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(answer.GetProperty("url").GetString()!), CancellationToken.None);
        Assert.Equal("hello", (await Receive(socket)).GetProperty("type").GetString());
        return socket;
    }

    private static async Task<JsonElement> Receive(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
        } while (!part.EndOfMessage);
        return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
    }

    private static Task Acknowledge(ClientWebSocket socket, JsonElement envelope, object? payload = null)
    {
        var json = JsonSerializer.Serialize(new { envelope_id = envelope.GetProperty("envelope_id").GetString(), payload });
        return socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);
    }
}
