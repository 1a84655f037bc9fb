using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HandoffBot.Sandbox.Faults;

namespace HandoffBot.Sandbox.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public async Task A_429_comes_with_or_without_Retry_After(int? seconds)
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.RateLimited) { Times = 1, RetryAfter = seconds });

        using var response = await Post(wire);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(seconds, (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(1, wire.Server.Calls.RateLimited);
        Assert.Equal(0, wire.Server.Limits.Exceeded);
        Assert.Equal(0, wire.Server.Workspace.Posted);
    }

    [Fact]
    public async Task A_server_error_is_a_page_and_not_JSON()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.ServerError) { Times = 1, Status = 502 });

        using var response = await Post(wire);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, wire.Server.Workspace.Posted);
    }

    [Fact]
    public async Task A_lost_response_is_a_message_accepted_and_a_connection_cut()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => Post(wire));

        Assert.Equal(1, wire.Server.Workspace.Posted);
        Assert.Equal(1, wire.Server.Calls.Count("chat.postMessage", "fault:lost_response"));
    }

    [Fact]
    public async Task A_refused_connection_does_nothing()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.Refused) { Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => Post(wire));

        Assert.Equal(0, wire.Server.Workspace.Posted);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_hang_lasts_until_the_caller_gives_up_and_may_have_taken_effect(bool accepted, int posted)
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.Hang) { Times = 1, Accepted = accepted });
        using var patience = new CancellationTokenSource();
        var call = wire.Send(
            "chat.postMessage",
            JsonContent.Create(new { channel = "C0ALERTS", text = "x" }),
            cancellation: patience.Token
        );

        await wire.Server.Workspace.Until(_ => wire.Server.Calls.Count("chat.postMessage", "fault:hang") == 1, TimeSpan.FromSeconds(90));
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(posted, wire.Server.Workspace.Posted);
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_clock_has_moved()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.Slow) { Times = 1, Delay = TimeSpan.FromHours(1) });
        var call = wire.Call("chat.postMessage", new { channel = "C0ALERTS", text = "x" });
        await wire.Server.Workspace.Until(w => w.Posted == 1, TimeSpan.FromSeconds(90));

        await wire.TimerIsSet();
        Assert.False(call.IsCompleted);
        wire.Server.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await call).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_held_call_takes_effect_late_even_when_the_caller_has_given_up()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.Held) { Times = 1, Delay = TimeSpan.FromHours(1) });
        using var patience = new CancellationTokenSource();
        var call = wire.Send(
            "chat.postMessage",
            JsonContent.Create(new { channel = "C0ALERTS", text = "x" }),
            cancellation: patience.Token
        );
        await wire.Server.Workspace.Until(_ => wire.Server.Calls.Count("chat.postMessage", "fault:held") == 1, TimeSpan.FromSeconds(90));
        await wire.TimerIsSet();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, wire.Server.Workspace.Posted);

        wire.Server.Clock.Advance(TimeSpan.FromHours(1));

        await wire.Server.Workspace.Until(w => w.Posted == 1, TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Bad_JSON_is_an_accepted_message_whose_answer_cannot_be_read()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(FaultKind.BadJson) { Times = 1 });

        using var response = await Post(wire);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAsync<JsonException>(() => response.Content.ReadFromJsonAsync<JsonElement>());
        Assert.Equal(1, wire.Server.Workspace.Posted);
    }

    [Theory]
    [InlineData(FaultKind.Archived, null, "is_archived")]
    [InlineData(FaultKind.MissingChannel, null, "channel_not_found")]
    [InlineData(FaultKind.Revoked, null, "token_revoked")]
    [InlineData(FaultKind.Error, "edit_window_closed", "edit_window_closed")]
    public async Task Slacks_own_refusals_come_by_name(FaultKind kind, string? error, string expected)
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(new InjectedFault(kind) { Error = error });

        Assert.Equal(expected, (await wire.Call("chat.postMessage", new { channel = "C0ALERTS", text = "x" })).Error());
    }

    [Fact]
    public async Task A_fault_strikes_only_its_method_and_channel_and_only_so_often()
    {
        await using var wire = await SandboxClient.Start();
        wire.Server.Faults.Add(
            new InjectedFault(FaultKind.Revoked)
            {
                Method = "chat.postMessage",
                Channel = "C0EMEA",
                Times = 2,
            }
        );

        Assert.True((await wire.Call("auth.test", new { })).GetProperty("ok").GetBoolean());
        Assert.True((await wire.Call("chat.postMessage", new { channel = "C0ALERTS", text = "x" })).GetProperty("ok").GetBoolean());
        Assert.Equal("token_revoked", (await wire.Call("chat.postMessage", new { channel = "C0EMEA", text = "x" })).Error());
        Assert.Equal("token_revoked", (await wire.Call("chat.postMessage", new { channel = "C0EMEA", text = "x" })).Error());
        Assert.True((await wire.Call("chat.postMessage", new { channel = "C0EMEA", text = "x" })).GetProperty("ok").GetBoolean());
        Assert.Empty(wire.Server.Faults.Active);
    }

    [Fact]
    public async Task A_chance_is_the_same_for_the_same_seed()
    {
        var first = await Struck(11);
        var second = await Struck(11);

        Assert.Equal(first, second);
        Assert.InRange(first.Count(s => s), 5, 35);
    }

    [Fact]
    public async Task Faults_are_placed_listed_and_removed_over_HTTP()
    {
        await using var wire = await SandboxClient.Start();

        var (status, placed) = await wire.Post(
            "sandbox/faults",
            new
            {
                kind = "rate_limited",
                method = "chat.postMessage",
                times = 3,
                retry_after = 5,
            }
        );
        var listed = await wire.Get("sandbox/faults");
        var (bad, _) = await wire.Post("sandbox/faults", new { kind = "earthquake" });

        Assert.Equal(200, status);
        Assert.Equal(400, bad);
        Assert.Equal(placed.GetProperty("id").GetString(), listed[0].GetProperty("id").GetString());
        Assert.Equal("rate_limited", listed[0].GetProperty("kind").GetString());
        Assert.True(wire.Server.Faults.Remove(placed.GetProperty("id").GetString()!));
        Assert.Empty(wire.Server.Faults.Active);
    }

    private static async Task<List<bool>> Struck(int seed)
    {
        await using var wire = await SandboxClient.Start(SandboxClient.Unlimited with { Seed = seed });
        wire.Server.Faults.Add(new InjectedFault(FaultKind.Error) { Error = "fatal_error", Probability = 0.5 });
        List<bool> struck = [];
        for (var i = 0; i < 40; i++)
        {
            struck.Add((await wire.Call("api.test", new { })).Error() is not null);
        }

        return struck;
    }

    private static Task<HttpResponseMessage> Post(SandboxClient wire) =>
        wire.Send("chat.postMessage", JsonContent.Create(new { channel = "C0ALERTS", text = "x" }));
}
