using System.Text.RegularExpressions;
using HandoffBot.Sandbox;
using HandoffBot.Testing.Files;

namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>Whoever types what README.md and the pages under docs print, in the root of a fresh clone, gets what they say.</summary>
public sealed partial class DocumentedCommandTests(FreshCopy copy) : IClassFixture<FreshCopy>
{
    private const int FewestThatRun = 12;

    // Pages that speak to a host that is configured and runs: what "$KEY" and the secret of docs/intake.md belong to, whose database
    // docs/operations.md reads, and whose feedback docs/feedback.md.
    private const string RunningHost = """
        Intake__WebhookSecrets__0=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw \
        dotnet run --project src/HandoffBot
        """;

    public static TheoryData<string> Pages => [.. DocumentationPages.All.Where(page => DocumentationPages.Blocks(page).Any(Runs))];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_command_of_a_page_works_as_printed(string page)
    {
        await using var slack = await SandboxServer.Start();
        var reader = new ReaderEnvironment(slack, copy.CommandPath);
        await using var host = new ShellSession(copy.Folder, reader.Configured);
        await using var shell = new ShellSession(copy.Folder, page == "README.md" ? reader.Variables : reader.Configured);
        if (page is "docs/intake.md" or "docs/operations.md" or "docs/feedback.md")
        {
            // Whoever reads these pages has followed the guide of the README.
            File.Copy(Path.Combine(copy.Folder, "docs/examples/agreement.yaml"), Path.Combine(copy.Folder, "agreement.yaml"));
            await host.Run(RunningHost);
        }

        var section = "";
        foreach (var block in DocumentationPages.Blocks(page).Where(Runs))
        {
            if (block.Section != section)
            {
                await shell.StopServers();
            }

            section = block.Section;
            var said = await Run(shell, reader, block);
            Assert.False(Refusal().IsMatch(said), $"{block.Place} was refused:\n{said}");
        }

        if (page == "README.md")
        {
            await slack.Workspace.Until(
                w => w.Channel("C0EMEA").Messages.Any(m => m.AllText.Contains("Acme", StringComparison.Ordinal)),
                TimeSpan.FromSeconds(60)
            );
        }

        await shell.StopServers();
        await host.StopServers();
        copy.Tidy();
    }

    [Fact]
    public void A_block_that_cannot_run_says_why_and_most_can()
    {
        var commands = DocumentationPages.All.SelectMany(DocumentationPages.Blocks).Where(block => block.Language == "sh").ToList();

        Assert.All(commands, block => Assert.False(block.NotRunBecause is { Length: < 10 }, $"{block.Place}: the reason is missing."));
        Assert.InRange(commands.Count(Runs), Math.Max(FewestThatRun, commands.Count / 2), commands.Count);
    }

    [Fact]
    public void Every_block_names_its_language_so_that_no_command_hides_in_another()
    {
        foreach (var block in DocumentationPages.All.SelectMany(DocumentationPages.Blocks))
        {
            Assert.True(block.Language.Length > 0, $"{block.Place} names no language.");
            Assert.False(block.Language != "sh" && Command().IsMatch(block.Text), $"{block.Place} holds a command and is no sh block.");
        }
    }

    [Fact]
    public void A_filter_of_a_documented_test_run_names_tests_that_there_are()
    {
        var tests = Directory.EnumerateFiles(Repository.File("tests"), "*Tests.cs", SearchOption.AllDirectories).ToList();
        var filters = DocumentationPages
            .All.SelectMany(DocumentationPages.Blocks)
            .SelectMany(block => Filter().Matches(block.Text))
            .ToList();

        Assert.InRange(filters.Count, 3, 50);
        Assert.All(
            filters.Select(filter => filter.Groups["name"].Value),
            name => Assert.Contains(tests, file => file.Contains(name, StringComparison.Ordinal))
        );
    }

    private static bool Runs(CodeBlock block) => block.Language is "sh" or "python" && block.NotRunBecause is null;

    private static async Task<string> Run(ShellSession shell, ReaderEnvironment reader, CodeBlock block)
    {
        try
        {
            var text = reader.Filled(block);
            return await shell.Run(block.Language == "python" ? $"python3 - <<'PYTHON'\n{text}\nPYTHON" : text);
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidOperationException($"{block.Place} cannot be run as printed. {fault.Message}", fault);
        }
    }

    [GeneratedRegex(@"^HTTP/[\d.]+ [45]|""status"": ?[45]\d\d|^curl: ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"--filter (FullyQualifiedName~)?(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filter();

    [GeneratedRegex(@"^\s*(dotnet|curl|apt-get|\./|handoffbot) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
