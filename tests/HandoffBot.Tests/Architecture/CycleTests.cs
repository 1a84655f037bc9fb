using System.Reflection;

namespace HandoffBot.Tests.Architecture;

/// <summary>No two modules, and no two folders of a module, lean on each other, not even by way of others.</summary>
public sealed class CycleTests
{
    public static TheoryData<string> Assemblies => [.. ProductAssemblies.All.Select(a => a.GetName().Name!)];

    [Theory, MemberData(nameof(Assemblies))]
    public void Modules_form_no_cycle(string assembly) => NoCycle(FolderReferences.BetweenModules(Assembly.Load(assembly)));

    [Theory, MemberData(nameof(Assemblies))]
    public void Folders_form_no_cycle(string assembly) => NoCycle(FolderReferences.Of(Assembly.Load(assembly)));

    [Fact]
    public void A_cycle_of_any_length_is_found_with_all_who_take_part()
    {
        var graph = new DependencyGraph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("d", "e"), ("x", "y"), ("y", "x"), ("e", "f")]);

        Assert.Equal(["b c d", "x y"], graph.Cycles().Select(c => string.Join(' ', c)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_graph_with_many_ways_to_one_place_has_no_cycle() =>
        Assert.Empty(new DependencyGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e"), ("a", "e")]).Cycles());

    private static void NoCycle(IReadOnlySet<(string From, string To)> references)
    {
        Assert.NotEmpty(references);
        Assert.True(
            new DependencyGraph(references).Cycles() is [],
            string.Join('\n', new DependencyGraph(references).Cycles().Select(cycle => Described(cycle, references)))
        );
    }

    private static string Described(IReadOnlyList<string> cycle, IReadOnlySet<(string From, string To)> references) =>
        $"A cycle of {string.Join(", ", cycle)}: "
        + string.Join(
            ", ",
            references
                .Where(r => cycle.Contains(r.From, StringComparer.Ordinal) && cycle.Contains(r.To, StringComparer.Ordinal))
                .Select(r => $"{r.From} -> {r.To}")
                .Order(StringComparer.Ordinal)
        );
}
