using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>Sends deliveries to the bot: over Socket Mode when a connection is open, otherwise over HTTP.</summary>
internal sealed class Dispatcher(HttpTransport http, SocketModeServer sockets, SandboxClock clock, DeliveryLog log, Workspace workspace)
{
    private static readonly TimeSpan[] EventRetries = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    public async Task<DeliveryRecord> Send(Delivery delivery, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        var (status, body, error) = sockets.HasConnections
            ? await sockets.Send(delivery, cancellation)
            : await http.Send(delivery, cancellation);
        var record = new DeliveryRecord(at, delivery.Kind, delivery.User, status, body, TimeProvider.System.GetElapsedTime(started), error);
        log.Add(record);
        workspace.Changes.Raise();
        return record;
    }

    /// <summary>Sends an event, and retries at once, after 1 and after 5 minutes while the bot does not acknowledge it.</summary>
    public async Task<DeliveryRecord> SendEvent(Delivery delivery, CancellationToken cancellation)
    {
        var record = await Send(delivery, cancellation);
        if (!record.Acknowledged && !sockets.HasConnections)
        {
            _ = RetryEvent(delivery, cancellation);
        }

        return record;
    }

    private async Task RetryEvent(Delivery delivery, CancellationToken cancellation)
    {
        for (var retry = 1; retry <= EventRetries.Length; retry++)
        {
            try
            {
                await Task.Delay(EventRetries[retry - 1], clock, cancellation);
                if ((await Send(delivery with { Retry = retry }, cancellation)).Acknowledged)
                {
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
