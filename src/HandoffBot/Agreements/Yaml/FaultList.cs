using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements.Yaml;

/// <summary>Gathers every fault of a file, and knows on which line each path stands.</summary>
internal sealed class FaultList
{
    /// <summary>More are of no use to a reader, and a hostile file must not cost minutes.</summary>
    private const int Most = 200;

    private readonly List<AgreementFault> _faults = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public IReadOnlyList<AgreementFault> InOrder => [.. _faults.OrderBy(f => f.Line)];

    public bool Any => _faults.Count > 0;

    /// <summary>So many that further ones are not taken.</summary>
    public bool Full => _faults.Count >= Most;

    public void Add(int line, string path, string message, string remedy)
    {
        if (!Full)
        {
            _faults.Add(new AgreementFault(line, path, message, remedy));
        }
    }

    public void Know(string path, int line) => _lines.TryAdd(path, line);

    /// <summary>Adds what the rules found, but for places already found unreadable: there the rules saw a stand-in.</summary>
    public void AddFromRules(IEnumerable<AgreementFault> faults)
    {
        var unreadable = _faults.Select(f => f.Path).ToList();
        _faults.AddRange(
            faults
                .Where(f => !unreadable.Exists(u => f.Path == u || Within(f.Path, u) || Within(u, f.Path)))
                .Take(Most - _faults.Count)
                .Select(Placed)
                .ToList()
        );
    }

    /// <summary>The fault with the line of its path, or of the nearest thing around it.</summary>
    public AgreementFault Placed(AgreementFault fault)
    {
        for (var path = fault.Path; path.Length > 0; path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 0)])
        {
            if (_lines.TryGetValue(path, out var line))
            {
                return fault with { Line = line };
            }
        }

        return fault;
    }

    private static bool Within(string inner, string outer) =>
        outer.Length > 0
        && inner.Length > outer.Length
        && inner.StartsWith(outer, StringComparison.Ordinal)
        && inner[outer.Length] is '.' or '[';
}
