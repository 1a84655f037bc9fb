using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.HostileInput;

/// <summary>What no room answers for is refused in the same shape as what they refuse.</summary>
public sealed class ErrorResponseTests
{
    [Fact]
    public async Task A_wrong_path_method_or_type_is_refused_with_problem_details_whatever_the_caller_accepts()
    {
        await using var app = await TestApp.Start();
        foreach (
            var (method, path, status) in new[]
            {
                ("GET", "/no/such/thing", 404),
                ("GET", "/v1/score-events", 405),
                ("DELETE", "/slack/commands", 405),
                ("GET", "/v1/decisions/nowhere", 404),
                ("POST", "/v1/score-events", 415),
            }
        )
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(app.BotUrl, path));
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            if (method == "POST")
            {
                request.Content = new StringContent("x", Encoding.UTF8, "text/plain");
            }

            using var answer = await app.Sender.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
            Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        }
    }

    [Fact]
    public async Task A_malformed_body_to_a_slack_endpoint_is_answered_in_words()
    {
        await using var app = await TestApp.Start();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.BotUrl.Port);
        var request =
            $"POST /slack/commands HTTP/1.1\r\nHost: x\r\nX-Slack-Signature: v0={new string('0', 64)}\r\n"
            + $"X-Slack-Request-Timestamp: {app.Slack.Clock.GetUtcNow().ToUnixTimeSeconds()}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));

        using var reader = new StreamReader(socket.GetStream());
        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("The body did not arrive as HTTP says it must.", answer, StringComparison.Ordinal);
    }
}
