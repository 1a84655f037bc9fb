using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>The Socket Mode connections of the bot. An envelope that is not acknowledged is sent again over another connection.</summary>
public sealed class SocketModeServer
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan AcknowledgementTimeout = TimeSpan.FromSeconds(3);

    private readonly SandboxClock _clock;
    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private ImmutableArray<BotSocketConnection> _connections = [];
    private int _nextIndex;

    internal SocketModeServer(SandboxClock clock) => this._clock = clock;

    /// <summary>Number of connections that accept envelopes.</summary>
    public int Count => OpenConnections.Length;

    internal bool HasConnections => Count > 0;

    private BotSocketConnection[] OpenConnections => [.. _connections.Where(c => c.IsOpen)];

    /// <summary>
    /// Asks for a reconnect on every connection, as Slack does every few hours; no envelope is sent over them afterwards.
    /// </summary>
    public Task RequestReconnect() => Task.WhenAll(OpenConnections.Select(c => c.RequestDisconnect("refresh_requested")));

    /// <summary>Aborts the oldest connection without a close frame; false when there is none.</summary>
    public bool AbortOldest()
    {
        if (_connections is not [var first, ..])
        {
            return false;
        }

        first.Abort();
        return true;
    }

    internal string IssueTicket()
    {
        var ticket = Guid.NewGuid().ToString("n");
        _tickets[ticket] = true;
        return ticket;
    }

    internal async Task Accept(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new BotSocketConnection(socket);
        ImmutableInterlocked.Update(ref _connections, (all, one) => all.Add(one), connection);
        try
        {
            await connection.Hello(_connections.Length);
            await connection.Listen(context.RequestAborted);
        }
        finally
        {
            ImmutableInterlocked.Update(ref _connections, (all, one) => all.Remove(one), connection);
            connection.OnClosed();
        }
    }

    internal async Task<(int? Status, string? Body, string? Error)> Send(Delivery delivery, CancellationToken cancellation)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = Guid.NewGuid().ToString(),
            ["type"] = delivery.Endpoint switch
            {
                BotEndpoint.Interactivity => "interactive",
                BotEndpoint.SlashCommand => "slash_commands",
                _ => "events_api",
            },
            ["accepts_response_payload"] = delivery.Endpoint != BotEndpoint.EventSubscription,
            ["payload"] = delivery.Payload.DeepClone(),
        };
        HashSet<BotSocketConnection> tried = [];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (Next(tried) is not { } connection)
            {
                break;
            }

            tried.Add(connection);
            envelope["retry_attempt"] = attempt;
            envelope["retry_reason"] = attempt == 0 ? "" : "timeout";
            if (await connection.Send(envelope, AcknowledgementTimeout, _clock, cancellation) is { } acknowledged)
            {
                return (StatusCodes.Status200OK, acknowledged, null);
            }
        }

        return (null, null, "The bot did not acknowledge in 3 seconds");
    }

    // Prefers a connection that has not been tried yet.
    private BotSocketConnection? Next(HashSet<BotSocketConnection> tried)
    {
        var usable = OpenConnections;
        if (usable.Length == 0)
        {
            return null;
        }

        var start = (uint)Interlocked.Increment(ref _nextIndex);
        var inTurn = Enumerable.Range(0, usable.Length).Select(i => usable[(int)((start + (uint)i) % (uint)usable.Length)]);
        return inTurn.FirstOrDefault(c => !tried.Contains(c)) ?? usable[0];
    }
}
