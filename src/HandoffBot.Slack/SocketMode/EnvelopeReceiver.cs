using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace HandoffBot.Slack.SocketMode;

/// <summary>Receives from a socket, has envelopes handled, and acknowledges those that are safe.</summary>
internal sealed class EnvelopeReceiver(ClientWebSocket socket, ConnectionSettings setting)
{
    private readonly SemaphoreSlim _slots = new(Math.Max(1, setting.Options.MaxConcurrentEnvelopes));
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _cancelled = new();
    private readonly HashSet<Task> _handling = [];
    private bool _closing;

    /// <summary>The next whole message; null when Slack closed the connection.</summary>
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

            if (message.WrittenCount > setting.Options.MaxMessageBytes)
            {
                throw new WebSocketException(WebSocketError.HeaderError);
            }
        }
    }

    /// <summary>Has an envelope handled; waits only while as many as allowed are being handled.</summary>
    public async Task Dispatch(SocketEnvelope envelope)
    {
        await _slots.WaitAsync(_cancelled.Token);
        lock (_handling)
        {
            if (_closing)
            {
                // It could not be acknowledged any more: better that Slack sends it again elsewhere.
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

    /// <summary>Ends when nothing is being handled.</summary>
    public Task WhenIdle()
    {
        lock (_handling)
        {
            return Task.WhenAll(_handling);
        }
    }

    /// <summary>Says goodbye, so that Slack delivers elsewhere. Nothing is taken or acknowledged afterwards.</summary>
    public async Task Close(TimeSpan within)
    {
        lock (_handling)
        {
            _closing = true;
        }

        try
        {
            using var clock = new CancellationTokenSource(within, setting.Time);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, clock.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            setting.Log("a connection was gone before it could be closed");
        }
    }

    /// <summary>Tells handlers still at work to give up.</summary>
    public void CancelHandlers() => _cancelled.Cancel();

    private async Task Handle(SocketEnvelope envelope)
    {
        try
        {
            var answer = await setting.Handler(envelope, _cancelled.Token);
            await Acknowledge(envelope, answer);
        }
        catch (Exception fault)
        {
            // A handler's fault must cost one envelope, never the connection.
            setting.Log($"{envelope.Type} not acknowledged: {fault.GetType().Name}: {fault.Message}");
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task Acknowledge(SocketEnvelope envelope, string? answer)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", envelope.Id);
            if (envelope.AcceptsResponse && answer is { Length: > 0 })
            {
                writer.WritePropertyName("payload");
                writer.WriteRawValue(answer);
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
