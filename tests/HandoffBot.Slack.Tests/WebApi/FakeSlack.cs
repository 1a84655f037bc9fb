using System.Net;
using System.Text.Json;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

/// <summary>Stands where the network begins: keeps what was sent and answers as told.</summary>
internal sealed class FakeSlack(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public List<Seen> Calls { get; } = [];

    public SlackClient Client(TimeProvider? time = null) =>
        new(new HttpClient(this) { Timeout = Timeout.InfiniteTimeSpan }, Credentials, time);

    public static SlackCredentials Credentials { get; } =
        new(new Uri("https://slack.test/api/"), "xoxb-secret") { AppToken = "xapp-secret" };

    public static FakeSlack Saying(string json, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? more = null) =>
        Saying(System.Text.Encoding.UTF8.GetBytes(json), status, more);

    public static FakeSlack Saying(byte[] body, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? more = null) =>
        new(
            (_, _) =>
            {
                var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
                more?.Invoke(response);
                return Task.FromResult(response);
            }
        );

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add(
            new Seen(
                request.Method,
                request.RequestUri!,
                request.Headers.Authorization?.ToString(),
                request.Content?.Headers.ContentType?.ToString(),
                body
            )
        );
        return await answer(request, cancellationToken);
    }

    internal sealed record Seen(HttpMethod Method, Uri Url, string? Authorization, string? ContentType, string Body)
    {
        public JsonElement Json => JsonElement.Parse(Body);
    }
}
