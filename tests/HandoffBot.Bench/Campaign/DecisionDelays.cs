using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Campaign;

/// <summary>How long accepted events waited for their decision while nothing of the host was down.</summary>
/// <param name="time">The hosts' clock.</param>
public sealed class DecisionDelays(TimeProvider time)
{
    // What had gathered while a host was down is decided within this.
    private static readonly Duration Recovery = Duration.FromSeconds(5);
    private readonly List<(Instant From, Instant To)> _down = [];

    /// <summary>From now until the result is disposed of something is down.</summary>
    public IDisposable Down()
    {
        var from = time.Now();
        return new DowntimeScope(() =>
        {
            lock (_down)
            {
                _down.Add((from, time.Now() + Recovery));
            }
        });
    }

    /// <summary>The longest wait of an event that was received and decided while everything was up.</summary>
    public async Task<Duration> Longest(IDatabase database, IReadOnlyCollection<string> events)
    {
        var known = events.ToHashSet(StringComparer.Ordinal);
        var times = await database.Read(
            (db, cancel) =>
                db
                    .Inbox.Join(
                        db.Decisions,
                        row => row.EventId,
                        decision => decision.EventId,
                        (row, decision) => new { row.EventId, row.ReceivedAt, decision.DecidedAt }
                    )
                    .ToListAsync(cancel),
            default
        );
        return times
            .Where(one => known.Contains(one.EventId) && Counts(one.ReceivedAt, one.DecidedAt))
            .Select(one => one.DecidedAt - one.ReceivedAt)
            .DefaultIfEmpty(Duration.Zero)
            .Max();
    }

    /// <summary>Whether nothing was down, or had just come up, between an event's receipt and its decision.</summary>
    public bool Counts(Instant receivedAt, Instant decidedAt) => !_down.Exists(down => receivedAt < down.To && decidedAt > down.From);

    private sealed class DowntimeScope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
