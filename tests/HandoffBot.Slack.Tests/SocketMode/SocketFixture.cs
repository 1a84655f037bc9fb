using System.Collections.Concurrent;
using System.Net;
using HandoffBot.Slack.SocketMode;
using HandoffBot.Slack.Tests.WebApi;

namespace HandoffBot.Slack.Tests.SocketMode;

/// <summary>A running client against a loopback server.</summary>
internal sealed class SocketFixture : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public static SocketModeOptions Quick { get; } =
        new()
        {
            Connections = 1,
            CloseTimeout = TimeSpan.FromMinutes(1),
            BackOff = new ReconnectBackOff(TimeSpan.FromMilliseconds(4), TimeSpan.FromMilliseconds(4)),
        };

    public SocketServer Server { get; } = new();

    public ConcurrentQueue<string> Notes { get; } = new();

    public SocketModeClient Client { get; private set; } = null!;

    public SocketFixture Run(
        Func<SocketEnvelope, CancellationToken, Task<string?>> handler,
        SocketModeOptions? options = null,
        TimeProvider? time = null,
        FakeSlack? slack = null
    )
    {
        var address = Server.Address;
        var answering = slack
            ?? new FakeSlack(
                (_, _) =>
                    Task.FromResult(
                        new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"ok":true,"url":"{{address}}"}""") }
                    )
            );
        Client = new SocketModeClient(
            answering.Client(time),
            handler,
            options ?? Quick,
            time ?? TimeProvider.System,
            () => 0.5,
            Notes.Enqueue
        );
        _running = Client.Run(_stop.Token);
        return this;
    }

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Stop();
        _stop.Dispose();
    }
}
