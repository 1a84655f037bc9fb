using System.Net.WebSockets;

namespace HandoffBot.Slack.SocketMode;

/// <summary>One WebSocket, from Slack's greeting to its end.</summary>
internal sealed class SocketModeConnection
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConnectionSettings _settings;
    private readonly EnvelopeReceiver _envelopes;
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private SocketModeConnection(ConnectionSettings setting)
    {
        _settings = setting;
        _envelopes = new EnvelopeReceiver(_socket, setting);
        _socket.Options.KeepAliveInterval = setting.Options.PingInterval;
        _socket.Options.KeepAliveTimeout = setting.Options.PongTimeout;
    }

    /// <summary>Ends, with the reason, when Slack announces that it will close the connection, or when it is gone.</summary>
    public Task<string> Closing => _closing.Task;

    /// <summary>Greeted and not gone.</summary>
    public bool IsOpen => _hello.Task.IsCompletedSuccessfully && !_reading.IsCompleted;

    /// <summary>Connects and waits for the greeting; or says, without the address, which is a secret, why not.</summary>
    public static async Task<(SocketModeConnection? Connection, string? Fault)> Open(
        Uri address,
        ConnectionSettings setting,
        CancellationToken stop
    )
    {
        if (address.Scheme is not ("wss" or "ws"))
        {
            return (null, $"an address of scheme {address.Scheme}");
        }

        var connection = new SocketModeConnection(setting);
        try
        {
            using var clock = new CancellationTokenSource(setting.Options.HelloTimeout, setting.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, stop);
            await connection._socket.ConnectAsync(address, either.Token);
            connection._reading = connection.Read();
            await connection._hello.Task.WaitAsync(setting.Options.HelloTimeout, setting.Time, stop);
            return (connection, null);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            await connection.Terminate();
            return (
                null,
                fault is WebSocketException broken ? broken.WebSocketErrorCode.ToString() : $"no greeting in time ({fault.GetType().Name})"
            );
        }
        catch
        {
            // Greeted just as it was to stop: it may have work in hand, and is finished like any other.
            if (connection.IsOpen)
            {
                return (connection, null);
            }

            await connection.Terminate();
            throw;
        }
    }

    /// <summary>Reads on for a while, or until told to hurry, lets what is being handled be acknowledged, and closes.</summary>
    public async Task DrainAndClose(TimeSpan drain, TimeSpan handling, CancellationToken hurry)
    {
        await WaitAtMost(_reading, drain, hurry);
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
        catch (Exception fault)
        {
            // Whatever ended the reading, the lane must hear of it, or it would wait for ever.
            reason = fault is WebSocketException broken ? $"broken: {broken.WebSocketErrorCode}" : $"broken: {fault.GetType().Name}";
        }

        _hello.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        _closing.TrySetResult(reason);
    }

    private async Task Terminate()
    {
        _envelopes.CancelHandlers();
        _socket.Abort();
        await _reading;
        // An unobserved refusal of the greeting must not end up as an unobserved exception.
        _ = _hello.Task.Exception;
        _socket.Dispose();
    }

    private async Task WaitAtMost(Task task, TimeSpan limit, CancellationToken hurry)
    {
        try
        {
            await task.WaitAsync(limit, _settings.Time, hurry);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // Waited long enough: the next step copes with what is left.
        }
    }
}
