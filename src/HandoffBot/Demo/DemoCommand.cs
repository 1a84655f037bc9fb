using System.CommandLine;

namespace HandoffBot.Demo;

/// <summary>Runs the host and the sandbox together, without Slack, network or configuration.</summary>
public static class DemoCommand
{
    private const int PagePort = 5090;
    private const int HostPort = 5080;

    /// <summary>The command.</summary>
    /// <param name="build">Puts the host together.</param>
    public static Command Of(Func<WebApplicationBuilder, WebApplication> build)
    {
        var command = new Command("demo", "Try it without Slack: a workspace in the browser, sample events, a clock to move.");
        command.SetAction((parsed, _) => Run(build, parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Run(Func<WebApplicationBuilder, WebApplication> build, TextWriter output)
    {
        await using var stage = await DemoEnvironment.Open(build, PagePort, HostPort);
        using var player = new SampleEventPlayer(stage);
        var playing = player.Play(stage.Host.Lifetime.ApplicationStopping);
        output.WriteLine(
            $"Open {stage.Sandbox.Url} and watch the alerts arrive in #alerts and #emea (Ctrl+C ends it and leaves nothing behind)."
        );
        output.WriteLine(
            "Try: take Northwind Freight, snooze Kestrel Clinics for an hour, flag another as a bad score and say why. Quill & "
                + "Harbour is held until its address comes. Move the clock an hour (lower left): the snoozed lead is back, and "
                + "#managers hears of the hot lead in #emea that nobody touched. Then be Rae Moreau (upper left) and type "
                + "/handoff digest now."
        );
        await stage.Host.WaitForShutdownAsync(CancellationToken.None);
        await playing;
        return 0;
    }
}
