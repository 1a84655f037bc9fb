namespace HandoffBot.Tests.Architecture;

/// <summary>What people write stays within what can be taken in at a glance; a text or an address is no excuse.</summary>
public sealed class SourceSizeTests
{
    private const int Columns = 140;
    private const int LinesPerFile = 250;

    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.Below("src", "tests");

    [Fact]
    public void No_line_is_longer_than_140_columns() =>
        Assert.Equal(
            [],
            Files.SelectMany(file =>
                file.Lines.Select((line, index) => (line, index))
                    .Where(l => l.line.Length > Columns)
                    .Select(l => $"{file.Path}:{l.index + 1} has {l.line.Length} columns")
            )
        );

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Assert.Equal([], Files.Where(file => file.Lines.Count > LinesPerFile).Select(file => $"{file.Path} has {file.Lines.Count} lines"));

    [Fact]
    public void The_sources_are_really_read()
    {
        Assert.Contains(Files, file => file.Path == "src/HandoffBot/Program.cs" && file.Lines.Count > 10);
        Assert.Contains(Files, file => file.Path.EndsWith(nameof(SourceSizeTests) + ".cs", StringComparison.Ordinal));
    }
}
