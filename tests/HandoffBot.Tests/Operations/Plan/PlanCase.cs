using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Plan;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Operations.Plan;

/// <summary>Runs the command as it is typed.</summary>
internal static class PlanCase
{
    /// <summary>The sample agreement as its second version, in which warm begins at 60.</summary>
    public static string Wider { get; } =
        Next("from: 70, expires_after", "from: 60, expires_after").Replace("score >= 70", "score >= 60", StringComparison.Ordinal);

    /// <summary>The sample agreement as its second version, with one change.</summary>
    public static string Next(string old, string changed) =>
        SampleAgreement
            .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace(old, changed, StringComparison.Ordinal);

    /// <summary>On the app's database and clock.</summary>
    public static Task<(int Code, string Said)> Plan(this TestApp app, string agreement, params string[] args) =>
        app.Database.Plan(agreement, app.Slack.Clock, args);

    public static async Task<(int Code, string Said)> Plan(
        this TestDatabase test,
        string agreement,
        TimeProvider time,
        params string[] args
    )
    {
        using var file = new TemporaryFile(agreement);
        var (code, said) = await Plan(time, [file.Path, $"--ConnectionStrings:HandoffBot={test.ConnectionString}", .. args]);
        return (code, said.Replace(file.Path, "FILE", StringComparison.Ordinal));
    }

    public static async Task<(int Code, string Said)> Plan(TimeProvider time, params string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.Run(["plan", .. args], output, input => [PlanCommand.Of(input, time)]);
        return (code, output.ToString());
    }
}
