using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>Takes parcels to the bot: over its open sockets when there are any, else to its address. Three seconds, then the person is warned.</summary>
internal sealed class Dispatcher(HttpTransport http, SocketModeServer sockets, SandboxClock clock, DeliveryLog log, Workspace workspace)
{
    private static readonly TimeSpan[] EventRetries = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    public async Task<DeliveryRecord> Send(Delivery parcel, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        var (status, body, error) = sockets.HasConnections
            ? await sockets.Send(parcel, cancellation)
            : await http.Send(parcel, cancellation);
        var delivered = new DeliveryRecord(at, parcel.Kind, parcel.User, status, body, TimeProvider.System.GetElapsedTime(started), error);
        log.Add(delivered);
        workspace.Changes.Raise();
        return delivered;
    }

    /// <summary>An event goes again at once, after a minute and after five when the bot did not take it.</summary>
    public async Task<DeliveryRecord> SendEvent(Delivery parcel, CancellationToken cancellation)
    {
        var delivered = await Send(parcel, cancellation);
        if (!delivered.Acknowledged && !sockets.HasConnections)
        {
            _ = RetryEvent(parcel, cancellation);
        }

        return delivered;
    }

    private async Task RetryEvent(Delivery parcel, CancellationToken cancellation)
    {
        for (var retry = 1; retry <= EventRetries.Length; retry++)
        {
            try
            {
                await Task.Delay(EventRetries[retry - 1], clock, cancellation);
                if ((await Send(parcel with { Retry = retry }, cancellation)).Acknowledged)
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
