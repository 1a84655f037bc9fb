using System.Net;
using System.Security.Cryptography;
using System.Text;
using HandoffBot.Intake;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Intake;

public sealed class CredentialsTests
{
    [Fact]
    public void The_published_vector_of_Standard_Webhooks_verifies()
    {
        const string signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        var body = """{"test": 2432232314}"""u8;
        var at = DateTimeOffset.FromUnixTimeSeconds(1614265330);
        byte[][] secrets = [WebhookSignature.Secret(IntakeHost.Secret)];
        Assert.True(WebhookSignature.Verify(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signature, body, at));
        Assert.True(
            WebhookSignature.Verify(
                secrets,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                $"v1,AAAA v2,x {signature}",
                body,
                at.AddMinutes(5)
            )
        );
        Assert.False(WebhookSignature.Verify(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signature, body, at.AddSeconds(301)));
        Assert.False(WebhookSignature.Verify(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signature, body, at.AddSeconds(-301)));
        Assert.False(WebhookSignature.Verify(secrets, "msg_another", "1614265330", signature, body, at));
    }

    [Fact]
    public async Task A_signed_body_is_accepted_under_any_of_the_secrets()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var body = SampleEvent.Hot("e1").ToJsonString();
        Assert.Equal(HttpStatusCode.Accepted, await Send(host, body, Sign(host, body)));
    }

    [Theory]
    [InlineData("an altered body")]
    [InlineData("a stale time")]
    [InlineData("a future time")]
    [InlineData("another id")]
    [InlineData("another algorithm")]
    [InlineData("no signature")]
    [InlineData("an empty signature")]
    [InlineData("no base64")]
    [InlineData("a short signature")]
    [InlineData("a wrong key")]
    [InlineData("a wrong key and a good signature")]
    [InlineData("half a key")]
    [InlineData("a key as basic credentials")]
    public async Task Whatever_does_not_prove_itself_is_answered_401_in_the_same_words(string hostile)
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var body = SampleEvent.Hot("e1").ToJsonString();
        var headers = Sign(host, body);
        Action change = hostile switch
        {
            "an altered body" => () => body += " ",
            "a stale time" => () => headers = Sign(host, body, -301),
            "a future time" => () => headers = Sign(host, body, 301),
            "another id" => () => headers["webhook-id"] = "msg_2",
            "another algorithm" => () => headers["webhook-signature"] = "none," + headers["webhook-signature"][3..],
            "no signature" => () => headers.Remove("webhook-signature"),
            "an empty signature" => () => headers["webhook-signature"] = "v1,",
            "no base64" => () => headers["webhook-signature"] = "v1,%%%",
            "a short signature" => () => headers["webhook-signature"] = "v1,AAAA",
            "a wrong key" => () => headers = new() { ["Authorization"] = "Bearer nobody" },
            "a wrong key and a good signature" => () => headers["Authorization"] = "Bearer nobody",
            "half a key" => () => headers = new() { ["Authorization"] = "Bearer " + IntakeHost.Key[..^1] },
            _ => () => headers = new() { ["Authorization"] = "Basic " + IntakeHost.Key },
        };
        change();
        var words = new List<string>();
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(host, body, headers, words));
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(host, body, [], words));
        Assert.Equal(words[0], words[1]);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/v1/decisions/e1");
        host.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(ask)).StatusCode);
    }

    private static Dictionary<string, string> Sign(IntakeHost host, string body, int skew = 0)
    {
        var at = host.Clock.Now.ToUnixTimeSeconds() + skew;
        var signature = HMACSHA256.HashData(Convert.FromBase64String(IntakeHost.Secret[6..]), Encoding.UTF8.GetBytes($"msg_1.{at}.{body}"));
        return new()
        {
            ["webhook-id"] = "msg_1",
            ["webhook-timestamp"] = $"{at}",
            ["webhook-signature"] = "v1," + Convert.ToBase64String(signature),
        };
    }

    private static async Task<HttpStatusCode> Send(
        IntakeHost host,
        string body,
        Dictionary<string, string> headers,
        List<string>? words = null
    )
    {
        host.Http.DefaultRequestHeaders.Authorization = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score-events")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await host.Http.SendAsync(request);
        words?.Add(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode;
    }
}
