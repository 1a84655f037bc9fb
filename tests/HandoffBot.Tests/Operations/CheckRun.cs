using HandoffBot.Operations.Commands;
using HandoffBot.Sandbox;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Operations;

/// <summary><c>check</c> with all settings a host needs, against a sandbox.</summary>
internal static class CheckRun
{
    /// <summary>Runs it; the shipped example is the agreement unless one is given.</summary>
    public static Task<(int Exit, string Said)> Of(SandboxServer slack, string? agreement = null, params string[] more) =>
        Run([
            $"--Agreement:Path={agreement ?? Repository.File("docs/examples/agreement.yaml")}",
            "--Slack:BotToken=xoxb-sandbox",
            $"--Slack:ApiBaseUrl={slack.ApiUrl}",
            "--Slack:SigningSecret=sandbox-signing-secret",
            "--Intake:ApiKeys:0:Name=tests",
            "--Intake:ApiKeys:0:Key=an-api-key-for-tests-0123456789",
            .. more,
        ]);

    /// <summary>Runs it with these settings alone.</summary>
    public static async Task<(int Exit, string Said)> Run(params string[] args)
    {
        using var output = new StringWriter();
        return (await CommandLine.Run(["check", .. args], output, input => [CheckCommand.Of(input)]), output.ToString());
    }
}
