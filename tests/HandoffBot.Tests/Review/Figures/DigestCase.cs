using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Digests;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Runs the command as it is typed.</summary>
internal static class DigestCase
{
    /// <summary>On the app's database and clock.</summary>
    public static async Task<(int Code, string Said)> Digest(this TestApp app, params string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.Run(
            ["digest", .. args, $"--ConnectionStrings:HandoffBot={app.Database.ConnectionString}"],
            output,
            input => [DigestCommand.Of(input, app.Slack.Clock)]
        );
        return (code, output.ToString());
    }
}
