using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Replay;
using HandoffBot.Sandbox;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Operations;

/// <summary>Commands of the command line on a folder of agreements.</summary>
public sealed class AgreementFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-folder-").FullName;

    [Fact]
    public async Task Check_names_each_agreement_and_asks_Slack_about_the_channels_of_both()
    {
        await using var slack = await SandboxServer.Start();
        Write("trials.yaml", SampleAgreement.Text);
        Write("expansion.yml", MotionFolder.ExpansionText);
        Write("README.md", "not: an agreement");

        var (exit, said) = await CheckRun.Of(slack, _folder);

        Assert.Equal(1, exit);
        Assert.Contains("trials.yaml, version 1: Prioritise", said, StringComparison.Ordinal);
        Assert.Contains("expansion.yml, version 1: Call customers", said, StringComparison.Ordinal);
        Assert.Contains("expansion/customers: channels.review: Slack does not show the bot C0EXPREV", said, StringComparison.Ordinal);
        Assert.DoesNotContain("trial-pql/smb-trials: channels", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_prints_every_fault_of_every_file_two_of_one_identity_and_an_overlap_that_holds_everything()
    {
        Write("a.yaml", SampleAgreement.Text);
        Write("b.yaml", SampleAgreement.Text);
        Write("c.yaml", MotionFolder.ExpansionText.Replace("from: 85", "from: high", StringComparison.Ordinal));

        var (exit, said) = await CheckRun.Run($"--Agreement:Path={_folder}");
        Assert.Equal(1, exit);
        Assert.Contains("2 faults:", said, StringComparison.Ordinal);
        Assert.Matches("c.yaml:\\d+: bands\\[0\\].from: \"high\" is not a number", said);
        Assert.Contains($"{Path.Combine(_folder, "a.yaml")} and {Path.Combine(_folder, "b.yaml")}: ", said, StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder, "c.yaml"));
        Write("b.yaml", SampleAgreement.Text.Replace("smb-trials", "enterprise", StringComparison.Ordinal));
        var (_, overlap) = await CheckRun.Run($"--Agreement:Path={_folder}");
        Assert.Contains("every lead of the score trial-pql", overlap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_a_fault_with_its_remedy()
    {
        Write(".hidden.yaml", SampleAgreement.Text);

        var (_, said) = await CheckRun.Run($"--Agreement:Path={_folder}");

        Assert.Contains($"{_folder}: There is no agreement in this folder.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_tells_the_decisions_of_each_agreement_and_of_events_that_none_takes()
    {
        var example = await File.ReadAllTextAsync(Repository.File("docs/examples/agreement.yaml"));
        Write("trials.yaml", example);
        Write("expansion.yaml", MotionFolder.ExpansionText);
        var lines = await File.ReadAllLinesAsync(Repository.File("docs/examples/sample-events.ndjson"));
        lines[0] = lines[0].Replace("trial-pql", "expansion", StringComparison.Ordinal);
        lines[1] = lines[1].Replace("trial-pql", "web-intent", StringComparison.Ordinal);
        using var events = new TemporaryFile(string.Join('\n', lines));

        using var output = new StringWriter();
        var code = await CommandLine.Run(["replay", events.Path, "--agreement", _folder], output, input => [ReplayCommand.Of(input)]);

        Assert.Equal(0, code);
        var said = output.ToString();
        Assert.Matches("1 events of 1 accounts, .*, by version 1 of the agreement expansion/customers", said);
        Assert.Matches("57 events of \\d+ accounts, .*, by version 1 of the agreement trial-pql/smb-trials", said);
        Assert.Matches("2 events of 2 accounts, .*, which no one agreement takes", said);
        Assert.Contains("agreement:none", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
