namespace HandoffBot.Tests.Architecture;

/// <summary>A directed graph of names, and its cycles.</summary>
internal sealed class DependencyGraph(IEnumerable<(string From, string To)> edges)
{
    private readonly ILookup<string, string> _successors = edges.Distinct().ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);

    /// <summary>
    /// The strongly connected components of more than one node, by Tarjan's algorithm: the members of each, in order, from each of which
    /// every
    /// other can be reached.
    /// </summary>
    internal IReadOnlyList<IReadOnlyList<string>> Cycles()
    {
        var search = new Search(_successors);
        foreach (var node in _successors.Select(s => s.Key).Order(StringComparer.Ordinal))
        {
            search.Visit(node);
        }

        return search.Components;
    }

    private sealed class Search(ILookup<string, string> successors)
    {
        private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _lowLink = new(StringComparer.Ordinal);
        private readonly Stack<string> _path = new();

        internal List<IReadOnlyList<string>> Components { get; } = [];

        internal void Visit(string node)
        {
            if (_index.ContainsKey(node))
            {
                return;
            }

            _index[node] = _lowLink[node] = _index.Count;
            _path.Push(node);
            foreach (var next in successors[node])
            {
                if (!_index.TryGetValue(next, out var visited))
                {
                    Visit(next);
                    _lowLink[node] = Math.Min(_lowLink[node], _lowLink[next]);
                }
                else if (_path.Contains(next))
                {
                    _lowLink[node] = Math.Min(_lowLink[node], visited);
                }
            }

            if (_lowLink[node] == _index[node])
            {
                Close(node);
            }
        }

        private void Close(string root)
        {
            var component = new List<string>();
            do
            {
                component.Add(_path.Pop());
            } while (component[^1] != root);

            if (component.Count > 1)
            {
                Components.Add([.. component.Order(StringComparer.Ordinal)]);
            }
        }
    }
}
