using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Handoffs;

/// <summary>How many leads the routes handed out in one transaction.</summary>
internal sealed class AssignmentCounts
{
    private readonly Dictionary<(string Agreement, string Route), long> _taken = [];

    /// <summary>Counts one lead.</summary>
    public void Add(string agreement, string route) => _taken[(agreement, route)] = _taken.GetValueOrDefault((agreement, route)) + 1;

    /// <summary>Adds the counts to the stored ones.</summary>
    public Task Save(HandoffDb db, CancellationToken cancel) => Rotations.Count(db, _taken, cancel);
}
