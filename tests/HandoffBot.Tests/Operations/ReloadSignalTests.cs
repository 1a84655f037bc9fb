using HandoffBot.Sandbox;
using HandoffBot.Testing.Files;
using HandoffBot.Tests.Agreements;

namespace HandoffBot.Tests.Operations;

/// <summary>SIGHUP makes a running host read its agreement again.</summary>
public sealed class ReloadSignalTests
{
    [SkippableFact]
    public async Task The_difference_is_logged_first_then_the_new_version_is_in_force_and_a_fault_keeps_the_old_one()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGHUP on Windows.");
        await using var slack = await SandboxServer.Start();
        using var file = new TemporaryFile(DocumentedAgreement.Text);
        using var run = HostRun.Start(
            ["serve"],
            ("Slack__BotToken", "xoxb-sandbox"),
            ("Slack__SigningSecret", "Sesame0123456789"),
            ("Slack__ApiBaseUrl", slack.ApiUrl.ToString()),
            ("Intake__ApiKeys__0__Name", "tests"),
            ("Intake__ApiKeys__0__Key", "Sesame0123456789"),
            ("Urls", "http://127.0.0.1:0"),
            ("Agreement__Path", file.Path)
        );
        await run.Line("Application started");

        await File.WriteAllTextAsync(file.Path, Version(2, "90"));
        await run.Signal("HUP");
        await run.Line("changes: Band \"hot\": lowest score is now 90, was 85.");
        await run.Line("Agreement version 2 is in force");

        await File.WriteAllTextAsync(file.Path, Version(3, "high"));
        await run.Signal("HUP");
        Assert.Contains("version 2 stays in force", await run.Line("bands[0].from: \"high\" is not a number"), StringComparison.Ordinal);
    }

    private static string Version(int version, string from) =>
        DocumentedAgreement
            .Text.Replace("version: 1", $"version: {version}", StringComparison.Ordinal)
            .Replace("from: 85", $"from: {from}", StringComparison.Ordinal);
}
