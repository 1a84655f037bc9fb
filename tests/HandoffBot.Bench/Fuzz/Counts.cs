using System.Collections.Concurrent;

namespace HandoffBot.Bench.Fuzz;

/// <summary>What was answered, by endpoint and status, and everything that was wrong.</summary>
public sealed class Counts
{
    private const int MostAlike = 2;
    private readonly ConcurrentDictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Door, int Status), int> _answers = new();
    private int _wrong;

    public ConcurrentQueue<string> Told { get; } = new();

    public int Wrong => _wrong;

    public int Requests => _answers.Values.Sum();

    public int Of(string door, Func<int, bool> status) => _answers.Where(a => a.Key.Door == door && status(a.Key.Status)).Sum(a => a.Value);

    public IReadOnlyList<int> Statuses => [.. _answers.Keys.Select(key => key.Status).Distinct().Order()];

    public void Add(string door, int status) => _answers.AddOrUpdate((door, status), 1, (_, count) => count + 1);

    /// <param name="kind">What many faults may have in common: only a few of a kind are told.</param>
    /// <param name="where">Which request.</param>
    public void Fault(string kind, string where = "")
    {
        Interlocked.Increment(ref _wrong);
        if (_kinds.AddOrUpdate(kind, 1, (_, count) => count + 1) <= MostAlike)
        {
            Told.Enqueue(where + kind);
        }
    }

    public async Task Print(TextWriter print)
    {
        var table = new ResultTable(
            print,
            ["endpoint", .. Statuses.Select(status => status == 0 ? "hung up" : ResultTable.Number(status, "0"))]
        );
        await table.Head();
        foreach (var door in FuzzEndpoints.All)
        {
            await table.Row([door.Name, .. Statuses.Select(status => ResultTable.Number(Of(door.Name, s => s == status)))]);
        }
    }
}
