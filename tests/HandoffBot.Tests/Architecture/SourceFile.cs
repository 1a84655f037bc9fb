using System.Text.RegularExpressions;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Architecture;

/// <summary>A file of C# that people write, in the checkout the tests were built from.</summary>
internal sealed partial record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly string[] Generated = [".g.cs", ".Designer.cs", "ModelSnapshot.cs"];

    /// <summary>The namespace it declares; null where it declares none.</summary>
    internal string? Namespace => Lines.Select(line => Declaration().Match(line)).FirstOrDefault(m => m.Success)?.Groups["name"].Value;

    /// <summary>The namespaces it imports.</summary>
    internal IEnumerable<string> Imports =>
        Lines.Select(line => Import().Match(line)).Where(m => m.Success).Select(m => m.Groups["name"].Value);

    /// <summary>All below these folders of the repository, but for what a tool wrote.</summary>
    internal static IReadOnlyList<SourceFile> Below(params string[] folders) =>
        [
            .. folders
                .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories))
                .Select(file => System.IO.Path.GetRelativePath(Repository.File(""), file))
                .Where(file => !file.Split('/').Any(part => part is "obj" or "bin"))
                .Where(file => !Array.Exists(Generated, end => file.EndsWith(end, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(file => new SourceFile(file, File.ReadAllLines(Repository.File(file)))),
        ];

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^using (static )?(?<name>[\w.]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();
}
