using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Delivery;

/// <summary>The open connections of Socket Mode; each envelope goes over one, and over another when it is not acknowledged.</summary>
public sealed class Sockets
{
    private const int Tries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SandboxClock _clock;
    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private ImmutableArray<SocketConnection> _open = [];
    private int _turn;

    internal Sockets(SandboxClock clock) => this._clock = clock;

    /// <summary>Connections that take envelopes.</summary>
    public int Count => Usable.Length;

    internal bool Any => Count > 0;

    private SocketConnection[] Usable => [.. _open.Where(c => c.Usable)];

    /// <summary>Tells every connection to go and come back, as Slack does every few hours; they take no envelopes after.</summary>
    public Task Refresh() => Task.WhenAll(Usable.Select(c => c.AskToLeave("refresh_requested")));

    /// <summary>Breaks one connection, the oldest, without a word; false when there is none.</summary>
    public bool Cut()
    {
        if (_open is not [var first, ..])
        {
            return false;
        }

        first.Abort();
        return true;
    }

    internal string Ticket()
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
        var connection = new SocketConnection(socket);
        ImmutableInterlocked.Update(ref _open, (all, one) => all.Add(one), connection);
        try
        {
            await connection.Hello(_open.Length);
            await connection.Listen(context.RequestAborted);
        }
        finally
        {
            ImmutableInterlocked.Update(ref _open, (all, one) => all.Remove(one), connection);
            connection.Gone();
        }
    }

    internal async Task<(int? Status, string? Body, string? Error)> Send(Delivery parcel, CancellationToken cancellation)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = Guid.NewGuid().ToString(),
            ["type"] = parcel.Route switch
            {
                Route.Interactive => "interactive",
                Route.Command => "slash_commands",
                _ => "events_api",
            },
            ["accepts_response_payload"] = parcel.Route != Route.Event,
            ["payload"] = parcel.Payload.DeepClone(),
        };
        HashSet<SocketConnection> tried = [];
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (Next(tried) is not { } connection)
            {
                break;
            }

            tried.Add(connection);
            envelope["retry_attempt"] = attempt;
            envelope["retry_reason"] = attempt == 0 ? "" : "timeout";
            if (await connection.Send(envelope, Patience, _clock, cancellation) is { } acknowledged)
            {
                return (StatusCodes.Status200OK, acknowledged, null);
            }
        }

        return (null, null, "The bot did not acknowledge in 3 seconds");
    }

    // Another connection than those that failed, as long as there is one.
    private SocketConnection? Next(HashSet<SocketConnection> tried)
    {
        var usable = Usable;
        if (usable.Length == 0)
        {
            return null;
        }

        var start = (uint)Interlocked.Increment(ref _turn);
        var inTurn = Enumerable.Range(0, usable.Length).Select(i => usable[(int)((start + (uint)i) % (uint)usable.Length)]);
        return inTurn.FirstOrDefault(c => !tried.Contains(c)) ?? usable[0];
    }
}
