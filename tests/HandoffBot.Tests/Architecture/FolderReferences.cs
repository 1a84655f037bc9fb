using System.Reflection;

namespace HandoffBot.Tests.Architecture;

/// <summary>
/// Which folder of a project leans on which: by what was compiled, and by what the source imports, as a constant leaves no trace in the
/// compiled
/// code of who uses it.
/// </summary>
internal static class FolderReferences
{
    internal static IReadOnlySet<(string From, string To)> Of(Assembly assembly)
    {
        using var compiled = new CompiledAssembly(assembly);
        return ReferencedTypes.BetweenFolders(compiled).Concat(Imported(compiled.Root)).ToHashSet();
    }

    /// <summary>The same between modules, the folders at the top of a project.</summary>
    internal static IReadOnlySet<(string From, string To)> BetweenModules(Assembly assembly) =>
        Of(assembly)
            .Select(r => (From: CompiledAssembly.ModuleOf(r.From), To: CompiledAssembly.ModuleOf(r.To)))
            .Where(r => r.From != r.To)
            .ToHashSet();

    private static IEnumerable<(string From, string To)> Imported(string root)
    {
        var files = SourceFile.Below($"src/{root}");
        var folders = files.Select(file => Folder(file.Namespace)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return files
            .SelectMany(file => file.Imports.Select(import => (From: Folder(file.Namespace) ?? CompiledAssembly.Top, To: Folder(import))))
            .Where(r => r.To is not null && r.From != r.To && folders.Contains(r.To))
            .Select(r => (r.From, r.To!));

        string? Folder(string? name) =>
            name == root ? CompiledAssembly.Top
            : name?.StartsWith(root + ".", StringComparison.Ordinal) == true ? name[(root.Length + 1)..]
            : null;
    }
}
