using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.SocketMode;

/// <summary>Keeps one connection standing: when it is about to end, its successor is opened first.</summary>
internal sealed class ReconnectingConnection(SlackClient slack, ConnectionSettings setting, Func<double> chance)
{
    private readonly List<Task> _closing = [];

    private int _failures;

    private volatile SocketModeConnection? _current;

    public bool IsOpen => _current is { IsOpen: true };

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var successor = await Connect(stop);
                CloseInBackground(_current, stop);
                _current = successor;
                var since = setting.Time.GetTimestamp();
                var reason = await successor.Closing.WaitAsync(stop);
                var endedWell = DisconnectMessage.IsRoutine(reason) || setting.Time.GetElapsedTime(since) >= setting.Options.StableAfter;
                _failures = endedWell ? 0 : _failures + 1;
                setting.Log($"connection ends: {reason}");
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            CloseInBackground(_current, stop);
            _current = null;
            await Task.WhenAll(_closing);
        }
    }

    private async Task<SocketModeConnection> Connect(CancellationToken stop)
    {
        var asked = TimeSpan.Zero;
        while (true)
        {
            if (_failures > 0)
            {
                var wait = setting.Options.BackOff.DelayAfter(_failures, chance());
                await Task.Delay(wait > asked ? wait : asked, setting.Time, stop);
            }

            var address = await slack.OpenSocketConnection(stop);
            if (address.IsOk)
            {
                var (connection, fault) = await SocketModeConnection.Open(address.Value.Url, setting, stop);
                if (connection is not null)
                {
                    return connection;
                }

                setting.Log($"cannot connect: {fault}");
            }
            else
            {
                asked = address.Failure is RequestRateLimited { RetryAfter: { } retryAfter } ? retryAfter : TimeSpan.Zero;
                setting.Log($"no address to connect to: {address.Failure.Reason}");
            }

            _failures++;
        }
    }

    private void CloseInBackground(SocketModeConnection? connection, CancellationToken stop)
    {
        _closing.RemoveAll(task => task.IsCompleted);
        if (connection is not null)
        {
            _closing.Add(connection.DrainAndClose(setting.Options.DrainTimeout, setting.Options.StopTimeout, stop));
        }
    }
}
