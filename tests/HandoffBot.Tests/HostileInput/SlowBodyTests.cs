using System.Globalization;
using System.Net;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.HostileInput;

/// <summary>Bodies that come slowly or never: what the headers refuse is not waited for, and nobody else pays for the rest.</summary>
public sealed class SlowBodyTests
{
    private const int Length = 1024 * 1024;

    [Fact]
    public async Task Slow_bodies_under_a_signature_that_may_be_anybodys_take_no_room_from_senders_with_a_key()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var slow = new List<SlowRequest>();
        for (var n = 0; n < 40; n++)
        {
            slow.Add(await SlowRequest.Send(host.Http.BaseAddress!, "/v1/score-events", Signed(host.Clock.Now), Length, Length - 1));
        }

        // What is beyond the budget of the unverified is answered at once, so all of it has arrived.
        Assert.Equal(429, await slow[^1].Status());
        Assert.Equal(HttpStatusCode.Accepted, (await host.Post(SampleEvent.Hot("e1"))).StatusCode);
        slow.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task A_webhook_whose_headers_cannot_be_genuine_is_refused_before_its_body()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var now = host.Clock.Now;
        string[][] impossible =
        [
            [.. Signed(now - TimeSpan.FromMinutes(6))],
            [.. Signed(now + TimeSpan.FromMinutes(6))],
            [.. Signed(now).Where(line => !line.StartsWith("webhook-timestamp", StringComparison.Ordinal))],
            [.. Signed(now).Where(line => !line.StartsWith("webhook-id", StringComparison.Ordinal))],
            ["webhook-signature: v2,other", .. Signed(now).Where(line => !line.StartsWith("webhook-signature", StringComparison.Ordinal))],
            ["Authorization: Bearer none-of-ours", .. Signed(now)],
        ];
        foreach (var headers in impossible)
        {
            using var slow = await SlowRequest.Send(host.Http.BaseAddress!, "/v1/score-events", headers, Length, 0);
            Assert.Equal(401, await slow.Status());
        }
    }

    [Fact]
    public async Task A_webhook_to_a_host_without_secrets_is_refused_before_its_body()
    {
        await using var app = await TestApp.Start();
        using var slow = await SlowRequest.Send(app.BotUrl, "/v1/score-events", Signed(app.Slack.Clock.GetUtcNow()), Length, 0);
        Assert.Equal(401, await slow.Status());
    }

    [Theory]
    [InlineData("/slack/interactions")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/events")]
    [InlineData("/slack/options")]
    public async Task What_cannot_be_slacks_by_its_headers_or_its_length_is_refused_before_its_body(string path)
    {
        await using var app = await TestApp.Start();
        var now = app.Slack.Clock.GetUtcNow();
        (string[] Headers, int Length, int Status)[] refused =
        [
            ([], 100, 401),
            (SignedBySlack(now - TimeSpan.FromMinutes(6)), 100, 401),
            (SignedBySlack(now + TimeSpan.FromMinutes(6)), 100, 401),
            (["X-Slack-Signature: v0=short", $"X-Slack-Request-Timestamp: {now.ToUnixTimeSeconds()}"], 100, 401),
            (SignedBySlack(now), (128 * 1024) + 1, 413),
        ];
        foreach (var (headers, length, status) in refused)
        {
            using var slow = await SlowRequest.Send(app.BotUrl, path, headers, length, 0);
            Assert.Equal(status, await slow.Status());
        }
    }

    private static string[] Signed(DateTimeOffset at) =>
        [
            "Content-Type: application/json",
            "webhook-id: m1",
            $"webhook-timestamp: {at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}",
            $"webhook-signature: v1,{Convert.ToBase64String(new byte[32])}",
        ];

    private static string[] SignedBySlack(DateTimeOffset at) =>
        [
            "Content-Type: application/x-www-form-urlencoded",
            $"X-Slack-Request-Timestamp: {at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}",
            $"X-Slack-Signature: v0={new string('a', 64)}",
        ];
}
