using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Intake;

public sealed class HostileRequestTests
{
    [Theory]
    [InlineData("", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("\"events\"", "application/json", 400)]
    [InlineData("{\"events\": 3}", "application/json", 400)]
    [InlineData("{\"events\": [], \"events\": []}", "application/json", 400)]
    [InlineData("{\"\\ud800\": 1, \"events\": []}", "application/json", 400)]
    [InlineData("[{}", "application/json", 400)]
    [InlineData("[]]", "application/json", 400)]
    [InlineData("[1e999999999]", "application/json", 400)]
    [InlineData("{} {}", "application/json", 400)]
    [InlineData("[]", "application/vnd.sender+json; charset=utf-8", 202)]
    [InlineData("[]", "text/plain", 415)]
    [InlineData("[]", "application/json; charset=utf-16", 415)]
    [InlineData("[]", "no type at all", 415)]
    [InlineData("[]", null, 415)]
    public async Task Odd_bodies_are_answered_in_the_400s(string body, string? type, int status)
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        var answer = await host.Http.PostAsync("/v1/score-events", content);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bottomless_nesting_bad_bytes_and_compressed_bodies_are_refused()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Post(new string('[', 1_000_000))).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await host.Post("{\"a\":" + new string('[', 300_000) + new string(']', 300_000) + "}")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await Send(host, new ByteArrayContent([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}']))
            ).StatusCode
        );
        var packed = new ByteArrayContent([0x1f, 0x8b]);
        packed.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Send(host, packed)).StatusCode);
    }

    [Fact]
    public async Task A_body_or_a_batch_that_is_too_large_is_answered_413()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var filler = new string(' ', 1024 * 1024);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Post("[]" + filler)).StatusCode);
        // Without a length the limit has to be noticed on the way.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(host, new Unmeasured("[]" + filler))).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Send(host, new Unmeasured("[]" + filler[..^2]))).StatusCode);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await host.Post(new JsonArray([.. Enumerable.Range(0, 1001).Select(n => (JsonNode)n)]))).StatusCode
        );
    }

    [Fact]
    public async Task A_sender_who_hangs_up_in_the_middle_disturbs_nobody()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        for (var n = 0; n < 20; n++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
            await socket
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"POST /v1/score-events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {IntakeHost.Key}\r\nContent-Type: "
                            + $"application/json\r\nContent-Length: 900000\r\n\r\n{{"
                    )
                );
        }

        Assert.Equal(HttpStatusCode.Accepted, (await host.Post(SampleEvent.Hot("e1"))).StatusCode);
    }

    private static Task<HttpResponseMessage> Send(IntakeHost host, HttpContent content)
    {
        content.Headers.ContentType = new("application/json");
        return host.Http.PostAsync("/v1/score-events", content);
    }

    private sealed class Unmeasured(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
