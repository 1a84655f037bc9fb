namespace HandoffBot.Refusals;

/// <summary>A log line that is due.</summary>
/// <param name="Endpoint">Where the last of them came in.</param>
/// <param name="Address">Where the last of them came from.</param>
/// <param name="Cause">Why all of them were refused.</param>
/// <param name="Count">Refusals since the line before.</param>
internal sealed record RefusalWarning(string Endpoint, string Address, RefusalCause Cause, long Count);

/// <summary>
/// When to warn of refusals: at the first one of a cause, and then no more often than the cause allows, with the number since.
/// </summary>
internal sealed class RefusalWarnings(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Source, string Code), State> _states = [];

    /// <summary>Counts one; the line to write now, or null.</summary>
    /// <param name="source"><c>slack</c>, <c>intake</c> or <c>links</c>.</param>
    /// <param name="warning">The refusal.</param>
    public RefusalWarning? Record(string source, RefusalWarning warning)
    {
        lock (_gate)
        {
            if (!_states.TryGetValue((source, warning.Cause.Code), out var state))
            {
                _states[(source, warning.Cause.Code)] = state = new State();
            }

            state.Pending = warning with { Count = (state.Pending?.Count ?? 0) + 1 };
            return TakeDue(state);
        }
    }

    /// <summary>Warnings held back so far that are due now.</summary>
    public IReadOnlyList<(string Source, RefusalWarning Warning)> Due()
    {
        lock (_gate)
        {
            var due = new List<(string, RefusalWarning)>();
            foreach (var ((source, _), state) in _states)
            {
                if (TakeDue(state) is { } warning)
                {
                    due.Add((source, warning));
                }
            }

            return due;
        }
    }

    private RefusalWarning? TakeDue(State state)
    {
        if (state.Pending is not { } pending || (state.LastWarnedAt is { } last && time.GetElapsedTime(last) < pending.Cause.WarnEvery))
        {
            return null;
        }

        (state.Pending, state.LastWarnedAt) = (null, time.GetTimestamp());
        return pending;
    }

    private sealed class State
    {
        public RefusalWarning? Pending { get; set; }

        public long? LastWarnedAt { get; set; }
    }
}
