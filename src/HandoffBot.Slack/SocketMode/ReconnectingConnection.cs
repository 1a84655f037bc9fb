using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.SocketMode;

/// <summary>Keeps one connection open: before Slack closes it, its successor is opened.</summary>
internal sealed class ReconnectingConnection(SlackClient slack, ConnectionSettings settings, Func<double> random)
{
    // Longer than Slack ever asks for; without a bound one wrong header would shut the way in for years.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(15);

    private readonly List<Task> _closing = [];

    private int _failures;

    private bool _renewedEarly;

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
                var wasStable = settings.Time.GetElapsedTime(openedAt) >= settings.Options.StableAfter;
                var isEarlyRenewal = !wasStable && DisconnectMessage.IsRoutine(reason);
                // One early renewal is followed at once; a row of them must not become a loop without a pause.
                _failures = wasStable || (isEarlyRenewal && !_renewedEarly) ? 0 : _failures + 1;
                _renewedEarly = isEarlyRenewal;
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
                retryAfter = address.Failure is RequestRateLimited { RetryAfter: { } wait }
                    ? (wait < LongestRetryAfter ? wait : LongestRetryAfter)
                    : TimeSpan.Zero;
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
