using System.Net.WebSockets;

namespace HandoffBot.Slack.Sockets;

/// <summary>One WebSocket, from Slack's greeting to its end.</summary>
internal sealed class SocketConnection
{
    private readonly ClientWebSocket _socket = new();
    private readonly SocketSetting _setting;
    private readonly SocketInbox _inbox;
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private SocketConnection(SocketSetting setting)
    {
        _setting = setting;
        _inbox = new SocketInbox(_socket, setting);
        _socket.Options.KeepAliveInterval = setting.Options.PingEvery;
        _socket.Options.KeepAliveTimeout = setting.Options.PongWithin;
    }

    /// <summary>Ends, with the reason, when Slack announces that it will close the connection, or when it is gone.</summary>
    public Task<string> Leaving => _leaving.Task;

    /// <summary>Greeted and not gone.</summary>
    public bool IsStanding => _hello.Task.IsCompletedSuccessfully && !_reading.IsCompleted;

    /// <summary>Connects and waits for the greeting; or says, without the address, which is a secret, why not.</summary>
    public static async Task<(SocketConnection? Connection, string? Fault)> Open(Uri address, SocketSetting setting, CancellationToken stop)
    {
        if (address.Scheme is not ("wss" or "ws"))
        {
            return (null, $"an address of scheme {address.Scheme}");
        }

        var connection = new SocketConnection(setting);
        try
        {
            using var clock = new CancellationTokenSource(setting.Options.HelloWithin, setting.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, stop);
            await connection._socket.ConnectAsync(address, either.Token);
            connection._reading = connection.Read();
            await connection._hello.Task.WaitAsync(setting.Options.HelloWithin, setting.Time, stop);
            return (connection, null);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            await connection.End();
            return (
                null,
                fault is WebSocketException broken ? broken.WebSocketErrorCode.ToString() : $"no greeting in time ({fault.GetType().Name})"
            );
        }
        catch
        {
            // Greeted just as it was to stop: it may have work in hand, and is finished like any other.
            if (connection.IsStanding)
            {
                return (connection, null);
            }

            await connection.End();
            throw;
        }
    }

    /// <summary>Reads on for a while, or until told to hurry, lets what is being handled be acknowledged, and closes.</summary>
    public async Task Finish(TimeSpan drain, TimeSpan handling, CancellationToken hurry)
    {
        await Within(_reading, drain, hurry);
        await Within(_inbox.Idle(), handling, CancellationToken.None);
        await _inbox.Close(_setting.Options.CloseWithin);
        await Within(_reading, _setting.Options.CloseWithin, CancellationToken.None);
        await End();
    }

    private async Task Read()
    {
        var reason = "closed by Slack";
        try
        {
            while (await _inbox.Receive() is { } bytes)
            {
                switch (SocketMessage.Parse(bytes))
                {
                    case Hello:
                        _hello.TrySetResult();
                        break;
                    case Disconnect disconnect:
                        _leaving.TrySetResult(disconnect.Reason);
                        break;
                    case Delivery delivery:
                        await _inbox.Take(delivery.Envelope);
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
        _leaving.TrySetResult(reason);
    }

    private async Task End()
    {
        _inbox.Abandon();
        _socket.Abort();
        await _reading;
        // An unobserved refusal of the greeting must not end up as an unobserved exception.
        _ = _hello.Task.Exception;
        _socket.Dispose();
    }

    private async Task Within(Task task, TimeSpan limit, CancellationToken hurry)
    {
        try
        {
            await task.WaitAsync(limit, _setting.Time, hurry);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // Waited long enough: the next step copes with what is left.
        }
    }
}
