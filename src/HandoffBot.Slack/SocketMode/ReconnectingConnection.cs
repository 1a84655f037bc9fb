using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.SocketMode;

/// <summary>Keeps one connection open: before Slack closes it, its successor is opened.</summary>
internal sealed class ReconnectingConnection(SlackClient slack, ConnectionSettings settings, Func<double> random)
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
                var openedAt = settings.Time.GetTimestamp();
                var reason = await successor.Closing.WaitAsync(stop);
                var endedWell =
                    DisconnectMessage.IsRoutine(reason) || settings.Time.GetElapsedTime(openedAt) >= settings.Options.StableAfter;
                _failures = endedWell ? 0 : _failures + 1;
                settings.Log($"connection ends: {reason}");
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
        var retryAfter = TimeSpan.Zero;
        while (true)
        {
            if (_failures > 0)
            {
                var backOff = settings.Options.BackOff.DelayAfter(_failures, random());
                await Task.Delay(backOff > retryAfter ? backOff : retryAfter, settings.Time, stop);
            }

            var address = await slack.OpenSocketConnection(stop);
            if (address.IsOk)
            {
                var (connection, error) = await SocketModeConnection.Open(address.Value.Url, settings, stop);
                if (connection is not null)
                {
                    return connection;
                }

                settings.Log($"cannot connect: {error}");
            }
            else
            {
                retryAfter = address.Failure is RequestRateLimited { RetryAfter: { } wait } ? wait : TimeSpan.Zero;
                settings.Log($"no address to connect to: {address.Failure.Reason}");
            }

            _failures++;
        }
    }

    private void CloseInBackground(SocketModeConnection? connection, CancellationToken stop)
    {
        _closing.RemoveAll(task => task.IsCompleted);
        if (connection is not null)
        {
            _closing.Add(connection.DrainAndClose(settings.Options.DrainTimeout, settings.Options.StopTimeout, stop));
        }
    }
}
