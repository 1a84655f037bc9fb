using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace HandoffBot.Slack.SocketMode;

/// <summary>Receives envelopes from a socket, passes them to the handler, and acknowledges each one handled without error.</summary>
internal sealed class EnvelopeReceiver(ClientWebSocket socket, ConnectionSettings settings)
{
    private readonly SemaphoreSlim _slots = new(Math.Max(1, settings.Options.MaxConcurrentEnvelopes));
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _cancelled = new();
    private readonly HashSet<Task> _handling = [];
    private bool _closing;

    /// <summary>Receives the next whole message; null when Slack closed the connection.</summary>
    public async Task<ReadOnlyMemory<byte>?> Receive()
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), _cancelled.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(part.Count);
            if (part.EndOfMessage)
            {
                return message.WrittenMemory;
            }

            if (message.WrittenCount > settings.Options.MaxMessageBytes)
            {
                throw new WebSocketException(WebSocketError.HeaderError);
            }
        }
    }

    /// <summary>Starts handling an envelope; waits only while the maximum number are being handled.</summary>
    public async Task Dispatch(SocketEnvelope envelope)
    {
        await _slots.WaitAsync(_cancelled.Token);
        lock (_handling)
        {
            if (_closing)
            {
                // It can no longer be acknowledged here, so Slack has to deliver it over another connection.
                _slots.Release();
                return;
            }

            var work = Task.Run(() => Handle(envelope));
            _handling.Add(work);
            _ = work.ContinueWith(
                RemoveCompleted,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    /// <summary>Completes when nothing is being handled.</summary>
    public Task WhenIdle()
    {
        lock (_handling)
        {
            return Task.WhenAll(_handling);
        }
    }

    /// <summary>Sends the close frame, so that Slack delivers over other connections. No envelope is accepted afterwards.</summary>
    public async Task Close(TimeSpan atMost)
    {
        lock (_handling)
        {
            _closing = true;
        }

        try
        {
            using var timeout = new CancellationTokenSource(atMost, settings.Time);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            settings.Log("a connection was gone before it could be closed");
        }
    }

    /// <summary>Cancels the handlers that are still running.</summary>
    public void CancelHandlers() => _cancelled.Cancel();

    private async Task Handle(SocketEnvelope envelope)
    {
        try
        {
            var response = await settings.Handler(envelope, _cancelled.Token);
            await Acknowledge(envelope, response);
        }
        catch (Exception exception)
        {
            // A handler that throws must not end the connection.
            settings.Log($"{envelope.Type} not acknowledged: {exception.GetType().Name}: {exception.Message}");
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task Acknowledge(SocketEnvelope envelope, string? response)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", envelope.Id);
            if (envelope.AcceptsResponse && response is { Length: > 0 })
            {
                writer.WritePropertyName("payload");
                writer.WriteRawValue(response);
            }

            writer.WriteEndObject();
        }

        await _sending.WaitAsync(_cancelled.Token);
        try
        {
            await socket.SendAsync(json.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, _cancelled.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private void RemoveCompleted(Task work)
    {
        lock (_handling)
        {
            _handling.Remove(work);
        }
    }
}
