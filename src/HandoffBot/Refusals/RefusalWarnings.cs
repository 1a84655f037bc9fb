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
    /// <param name="source"><c>slack</c> or <c>intake</c>.</param>
    /// <param name="warning">The refusal.</param>
    public RefusalWarning? Note(string source, RefusalWarning warning)
    {
        lock (_gate)
        {
            if (!_states.TryGetValue((source, warning.Cause.Code), out var state))
            {
                _states[(source, warning.Cause.Code)] = state = new State();
            }

            state.Waiting = warning with { Count = (state.Waiting?.Count ?? 0) + 1 };
            return Take(state);
        }
    }

    /// <summary>Lines that had to wait and are due now.</summary>
    public IReadOnlyList<(string Source, RefusalWarning Warning)> Due()
    {
        lock (_gate)
        {
            var due = new List<(string, RefusalWarning)>();
            foreach (var ((source, _), state) in _states)
            {
                if (Take(state) is { } warning)
                {
                    due.Add((source, warning));
                }
            }

            return due;
        }
    }

    private RefusalWarning? Take(State state)
    {
        if (state.Waiting is not { } waiting || (state.Said is { } said && time.GetElapsedTime(said) < waiting.Cause.WarnEvery))
        {
            return null;
        }

        (state.Waiting, state.Said) = (null, time.GetTimestamp());
        return waiting;
    }

    private sealed class State
    {
        public RefusalWarning? Waiting { get; set; }

        public long? Said { get; set; }
    }
}
