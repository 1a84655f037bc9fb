using System.Net.WebSockets;

namespace HandoffBot.Slack.SocketMode;

/// <summary>One WebSocket connection, from connecting to its end.</summary>
internal sealed class SocketModeConnection
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConnectionSettings _settings;
    private readonly EnvelopeReceiver _envelopes;
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private SocketModeConnection(ConnectionSettings settings)
    {
        _settings = settings;
        _envelopes = new EnvelopeReceiver(_socket, settings);
        _socket.Options.KeepAliveInterval = settings.Options.PingInterval;
        _socket.Options.KeepAliveTimeout = settings.Options.PongTimeout;
    }

    /// <summary>Completes, with the reason, when Slack announces that it will close the connection, or when the connection ended.</summary>
    public Task<string> Closing => _closing.Task;

    /// <summary>Slack has sent <c>hello</c> and the connection has not ended.</summary>
    public bool IsOpen => _hello.Task.IsCompletedSuccessfully && !_reading.IsCompleted;

    /// <summary>Connects and waits for <c>hello</c>. The error never contains the address, which is a secret.</summary>
    public static async Task<(SocketModeConnection? Connection, string? Error)> Open(
        Uri address,
        ConnectionSettings settings,
        CancellationToken stop
    )
    {
        if (address.Scheme is not ("wss" or "ws"))
        {
            return (null, $"an address of scheme {address.Scheme}");
        }

        var connection = new SocketModeConnection(settings);
        try
        {
            using var timeout = new CancellationTokenSource(settings.Options.HelloTimeout, settings.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
            await connection._socket.ConnectAsync(address, either.Token);
            connection._reading = connection.Read();
            await connection._hello.Task.WaitAsync(settings.Options.HelloTimeout, settings.Time, stop);
            return (connection, null);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            await connection.Terminate();
            return (
                null,
                exception is WebSocketException broken
                    ? broken.WebSocketErrorCode.ToString()
                    : $"no hello in time ({exception.GetType().Name})"
            );
        }
        catch
        {
            // Stopped just after hello: it may already be handling an envelope, and is closed like any other.
            if (connection.IsOpen)
            {
                return (connection, null);
            }

            await connection.Terminate();
            throw;
        }
    }

    /// <summary>Reads until Slack closes, the drain time-out or a stop, waits for handlers to acknowledge, and closes.</summary>
    public async Task DrainAndClose(TimeSpan drain, TimeSpan handling, CancellationToken stop)
    {
        await WaitAtMost(_reading, drain, stop);
        await WaitAtMost(_envelopes.WhenIdle(), handling, CancellationToken.None);
        await _envelopes.Close(_settings.Options.CloseTimeout);
        await WaitAtMost(_reading, _settings.Options.CloseTimeout, CancellationToken.None);
        await Terminate();
    }

    private async Task Read()
    {
        var reason = "closed by Slack";
        try
        {
            while (await _envelopes.Receive() is { } bytes)
            {
                switch (SocketMessage.Parse(bytes))
                {
                    case HelloMessage:
                        _hello.TrySetResult();
                        break;
                    case DisconnectMessage disconnect:
                        _closing.TrySetResult(disconnect.Reason);
                        break;
                    case EnvelopeMessage delivery:
                        await _envelopes.Dispatch(delivery.Envelope);
                        break;
                }
            }
        }
        catch (Exception exception)
        {
            // Closing must complete whatever ended the reading, or the reconnecting loop would wait for ever.
            reason = exception is WebSocketException broken
                ? $"broken: {broken.WebSocketErrorCode}"
                : $"broken: {exception.GetType().Name}";
        }

        _hello.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        _closing.TrySetResult(reason);
    }

    private async Task Terminate()
    {
        _envelopes.CancelHandlers();
        _socket.Abort();
        await _reading;
        // Marks the exception as observed.
        _ = _hello.Task.Exception;
        _socket.Dispose();
    }

    private async Task WaitAtMost(Task task, TimeSpan limit, CancellationToken stop)
    {
        try
        {
            await task.WaitAsync(limit, _settings.Time, stop);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The next step ends whatever is still running.
        }
    }
}
