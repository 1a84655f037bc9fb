using HandoffBot.Testing.Files;

namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>README.md and every page under docs, with their code blocks.</summary>
internal static class DocumentationPages
{
    private static readonly string Root = Repository.File("");

    /// <summary>Paths from the root of the repository, README.md first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<CodeBlock> Blocks(string page) =>
        [.. CodeBlock.Of(page, File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n"))];
}
