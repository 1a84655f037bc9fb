using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Operations;

/// <summary>Relative paths belong to the folder a command is called in, and messages name files by their absolute paths.</summary>
public sealed class WorkingDirectoryTests
{
    private const string Folder = "handoffbot-run-[^/]+/";

    [Theory]
    [InlineData("agreement.yaml: There is no such file", "check")]
    [InlineData("mine/agreement.yaml: There is no such file", "check", "--agreement", "mine/agreement.yaml")]
    [InlineData("agreement.yaml: There is no such file", "replay", "events.ndjson")]
    [InlineData("agreement.yaml: There is no such file", "serve")]
    public async Task A_file_that_is_missing_is_named_by_its_absolute_path(string expected, params string[] args)
    {
        var (exit, said) = await HostRun.ToTheEnd(args);

        Assert.Equal(1, exit);
        Assert.Matches($@"(?m)^ *(.*: )?/\S*{Folder}{expected.Replace(".", @"\.", StringComparison.Ordinal)}", said);
    }

    [Fact]
    public async Task Missing_events_are_named_by_their_absolute_path()
    {
        var (exit, said) = await HostRun.ToTheEnd([
            "replay",
            "events.ndjson",
            "--agreement",
            Repository.File("docs/examples/agreement.yaml"),
        ]);

        Assert.Equal(1, exit);
        Assert.Matches($@"/\S*{Folder}events\.ndjson", said);
    }
}
