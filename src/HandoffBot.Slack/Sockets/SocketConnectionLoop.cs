namespace HandoffBot.Slack.Sockets;

/// <summary>Keeps one connection standing: when it is about to end, its successor is opened first.</summary>
internal sealed class SocketConnectionLoop(SlackClient slack, SocketSetting setting, Func<double> chance)
{
    private readonly List<Task> _leaving = [];

    private int _failures;

    private volatile SocketConnection? _current;

    public bool IsOpen => _current is { IsStanding: true };

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var successor = await Connect(stop);
                Retire(_current, stop);
                _current = successor;
                var since = setting.Time.GetTimestamp();
                var reason = await successor.Leaving.WaitAsync(stop);
                var endedWell = Disconnect.IsRoutine(reason) || setting.Time.GetElapsedTime(since) >= setting.Options.SteadyAfter;
                _failures = endedWell ? 0 : _failures + 1;
                setting.Note($"connection ends: {reason}");
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Retire(_current, stop);
            _current = null;
            await Task.WhenAll(_leaving);
        }
    }

    private async Task<SocketConnection> Connect(CancellationToken stop)
    {
        var asked = TimeSpan.Zero;
        while (true)
        {
            if (_failures > 0)
            {
                var wait = setting.Options.BackOff.Wait(_failures, chance());
                await Task.Delay(wait > asked ? wait : asked, setting.Time, stop);
            }

            var address = await slack.OpenSocketConnection(stop);
            if (address.IsOk)
            {
                var (connection, fault) = await SocketConnection.Open(address.Value.Url, setting, stop);
                if (connection is not null)
                {
                    return connection;
                }

                setting.Note($"cannot connect: {fault}");
            }
            else
            {
                asked = address.Failure is RateLimited { RetryAfter: { } retryAfter } ? retryAfter : TimeSpan.Zero;
                setting.Note($"no address to connect to: {address.Failure.Reason}");
            }

            _failures++;
        }
    }

    private void Retire(SocketConnection? connection, CancellationToken stop)
    {
        _leaving.RemoveAll(task => task.IsCompleted);
        if (connection is not null)
        {
            _leaving.Add(connection.Finish(setting.Options.DrainFor, setting.Options.StopWithin, stop));
        }
    }
}
