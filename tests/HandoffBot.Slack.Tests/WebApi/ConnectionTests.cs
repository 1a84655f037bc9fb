using System.Net;
using System.Net.Sockets;
using System.Text;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

/// <summary>Over a real connection, where it is decided whether a call ever left.</summary>
public sealed class ConnectionTests : IDisposable
{
    private static readonly OutgoingMessage Message = new() { Channel = "C1", Text = $"t" };

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient _http = SlackHttp.CreateClient();
    private readonly ManualTime _time = new();

    public ConnectionTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task A_refused_connection_means_not_sent()
    {
        var client = Client();
        _listener.Stop();

        Assert.IsType<RequestNotSent>((await client.PostMessage(Message)).Failure);
    }

    [Fact]
    public async Task An_unknown_host_means_not_sent()
    {
        var client = new SlackClient(_http, new SlackCredentials(new Uri("http://nowhere.invalid/api/"), "x"));

        Assert.IsType<RequestNotSent>((await client.PostMessage(Message)).Failure);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_means_not_sent()
    {
        var client = Client("https");
        var post = client.PostMessage(Message);
        using (var peer = await _listener.AcceptTcpClientAsync())
        {
            await peer.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        }

        Assert.IsType<RequestNotSent>((await post).Failure);
    }

    [Fact]
    public async Task A_connection_broken_after_the_request_leaves_doubt()
    {
        var post = Client().PostMessage(Message);
        using (var peer = await Accept())
        {
            await ReadRequest(peer);
        }

        Assert.IsType<OutcomeUnknown>((await post).Failure);
    }

    [Fact]
    public async Task What_is_no_http_at_all_is_told_in_words_that_any_database_takes()
    {
        var post = Client().PostMessage(Message);
        using (var peer = await Accept())
        {
            await ReadRequest(peer);
            await peer.GetStream().WriteAsync("\0\u0001 nonsense\n\0"u8.ToArray());
        }

        var reason = Assert.IsType<OutcomeUnknown>((await post).Failure).Reason;
        Assert.DoesNotContain(reason, char.IsControl);
    }

    [Fact]
    public async Task A_connection_broken_within_the_answer_leaves_doubt()
    {
        var post = Client().PostMessage(Message);
        using (var peer = await Accept())
        {
            await ReadRequest(peer);
            await peer.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true"));
        }

        Assert.IsType<OutcomeUnknown>((await post).Failure);
    }

    [Fact]
    public async Task No_answer_by_the_deadline_leaves_doubt()
    {
        var post = Client().PostMessage(Message);
        using var peer = await Accept();
        await ReadRequest(peer);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<OutcomeUnknown>((await post).Failure);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var post = Client().PostMessage(Message);
        using var peer = await Accept();
        await ReadRequest(peer);
        await peer.GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://elsewhere.invalid/\r\nContent-Length: 0\r\n\r\n"
                )
            );

        Assert.IsType<OutcomeUnknown>((await post).Failure);
    }

    [Fact]
    public async Task A_deadline_before_the_body_began_means_not_sent()
    {
        using var http = new HttpClient(new NeverConnects()) { Timeout = Timeout.InfiniteTimeSpan };
        var post = new SlackClient(http, FakeSlack.Credentials, _time).PostMessage(Message);
        await _time.SomeoneWaits(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<RequestNotSent>((await post).Failure);
    }

    private SlackClient Client(string scheme = "http") =>
        new(
            _http,
            new SlackCredentials(new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/"), "xoxb-x"),
            _time
        );

    private Task<TcpClient> Accept() => _listener.AcceptTcpClientAsync();

    private static async Task ReadRequest(TcpClient peer)
    {
        var read = new StringBuilder();
        var buffer = new byte[4096];
        while (!read.ToString().EndsWith('}'))
        {
            read.Append(Encoding.UTF8.GetString(buffer, 0, await peer.GetStream().ReadAsync(buffer)));
        }
    }

    private sealed class NeverConnects : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
