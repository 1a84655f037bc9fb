namespace HandoffBot.Operations.Import;

/// <summary>How an import went.</summary>
internal sealed class ImportSummary
{
    private const int MostFaults = 100;
    private readonly Dictionary<HistoryKind, (long New, long Known)> _counts = [];
    private readonly List<string> _faults = [];

    /// <summary>Lines left out.</summary>
    public long Faulty { get; private set; }

    /// <summary>The first of them, each with its line and what was expected.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Lines that are stored, now or before.</summary>
    public long Good => _counts.Values.Sum(one => one.New + one.Known);

    /// <summary>By kind: stored now, and stored before.</summary>
    public IEnumerable<(HistoryKind Kind, long New, long Known)> Counts =>
        _counts.OrderBy(one => one.Key).Select(one => (one.Key, one.Value.New, one.Value.Known));

    public void Count(HistoryKind kind, long stored, long all)
    {
        if (all > 0)
        {
            var so = _counts.GetValueOrDefault(kind);
            _counts[kind] = (so.New + stored, so.Known + all - stored);
        }
    }

    public void Fault(string path, long line, IEnumerable<string> what)
    {
        Faulty++;
        if (_faults.Count < MostFaults)
        {
            _faults.Add($"{path}:{line}: {string.Join("; ", what)}");
        }
    }
}
