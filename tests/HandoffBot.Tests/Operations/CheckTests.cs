using HandoffBot.Operations.Commands;
using HandoffBot.Sandbox;
using HandoffBot.Testing.Files;
using HandoffBot.Tests.Agreements;

namespace HandoffBot.Tests.Operations;

public sealed class CheckTests
{
    private static readonly string Sample = Repository.File("docs/examples/agreement.yaml");

    [Fact]
    public async Task All_sound_in_a_workspace_that_knows_the_bot()
    {
        await using var slack = await SandboxServer.Start();

        var (exit, said) = await Check(slack);

        Assert.Equal(0, exit);
        Assert.Contains("the token speaks for U0HANDOFF in workspace T0SANDBOX", said, StringComparison.Ordinal);
        Assert.EndsWith("Sound.\n", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named_with_what_it_is_for()
    {
        await using var slack = await SandboxServer.Start();
        slack.Scopes = slack.Scopes.Remove("users:read.email").Remove("channels:history");

        var (exit, said) = await Check(slack);

        Assert.Equal(1, exit);
        Assert.Contains(
            "The scope users:read.email is missing; with it the bot finds owners by their e-mail address.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("Worth a look:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_without_the_bot_is_named_with_where_the_agreement_names_it()
    {
        await using var slack = await SandboxServer.Start();
        slack.Workspace.Channel("C0EMEA").BotMember = false;
        slack.Workspace.Channel("C0MGRS").Archived = true;

        var (exit, said) = await Check(slack);

        Assert.Equal(1, exit);
        Assert.Contains(
            "routing[0].channel: the bot is not in C0EMEA (#emea). Write /invite @HandoffBot there.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("channels.managers: C0MGRS (#managers) is archived.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_slack_does_not_know_is_named()
    {
        await using var slack = await SandboxServer.Start();
        using var file = new TemporaryFile(DocumentedAgreement.With("C0REVIEW", "C0NOWHERE"));

        var (exit, said) = await Check(slack, agreement: file.Path);

        Assert.Equal(1, exit);
        Assert.Contains("channels.review: Slack does not show the bot C0NOWHERE: channel_not_found", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_slack_does_not_take_is_a_fault_that_does_not_repeat_it()
    {
        await using var slack = await SandboxServer.Start();

        var (exit, said) = await Check(slack, token: "xoxb-Sesame");

        Assert.Equal(1, exit);
        Assert.Contains("does not take the token: invalid_auth", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesame", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_can_be_checked_before_there_is_an_app()
    {
        var (exit, said) = await Run($"--Agreement:Path={Sample}");

        Assert.Equal(1, exit);
        Assert.Contains("Still to be set before the host starts:", said, StringComparison.Ordinal);
        Assert.Contains("Slack:BotToken", said, StringComparison.Ordinal);
        Assert.Contains("The agreement itself is sound.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_settings_and_agreement_is_printed_in_one_run()
    {
        using var file = new TemporaryFile(
            DocumentedAgreement
                .Text.Replace("from: 85", "from: high", StringComparison.Ordinal)
                .Replace("stale: 3d", "stale: 3x", StringComparison.Ordinal)
        );

        var (exit, said) = await Run($"--Agreement:Path={file.Path}", "--Slack:Mode=Htpp", "--Intake:MaxBacklog=none");

        Assert.Equal(1, exit);
        Assert.Contains("4 faults:", said, StringComparison.Ordinal);
        Assert.Contains("command line --Slack:Mode: Slack:Mode: \"Htpp\" is no mode. Did you mean Http?", said, StringComparison.Ordinal);
        Assert.Contains($"{file.Path}:22: bands[0].from: \"high\" is not a number. Write e.g. from: 85.", said, StringComparison.Ordinal);
        Assert.Contains($"{file.Path}:29: freshness.stale: \"3x\" is not a duration.", said, StringComparison.Ordinal);
    }

    private static Task<(int Exit, string Said)> Check(SandboxServer slack, string token = "xoxb-sandbox", string? agreement = null) =>
        Run(
            $"--Agreement:Path={agreement ?? Sample}",
            $"--Slack:BotToken={token}",
            $"--Slack:ApiBaseUrl={slack.ApiUrl}",
            "--Slack:SigningSecret=sandbox-signing-secret",
            "--Intake:ApiKeys:0:Name=tests",
            "--Intake:ApiKeys:0:Key=an-api-key-for-tests-0123456789"
        );

    private static async Task<(int Exit, string Said)> Run(params string[] args)
    {
        using var output = new StringWriter();
        return (await CommandLine.Run(["check", .. args], output, input => [CheckCommand.Of(input)]), output.ToString());
    }
}
