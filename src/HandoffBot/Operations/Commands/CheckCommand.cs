using System.CommandLine;
using HandoffBot.Agreements;
using HandoffBot.Hosting;

namespace HandoffBot.Operations.Commands;

/// <summary>
/// Says everything that would keep the host from serving: configuration, agreement, database, and with a token also Slack,
/// its channels and people. Starts nothing, writes nothing, and may run beside a host.
/// </summary>
public static class CheckCommand
{
    private const int NotSound = 1;

    /// <summary>The command.</summary>
    public static Command Of(CommandInput input)
    {
        var command = new Command(
            "check",
            "Print every fault of configuration, agreement and database; with a token also of scopes, channels and people."
        );
        command.SetAction((parsed, _) => Run(input.Configuration(parsed), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        var configuration = HostConfiguration.Read(args);
        var source = AgreementSource.Read(HostConfiguration.AgreementPath(configuration));
        var report = StartupReport.Of(configuration, source);
        var database = await DatabaseCheck.Run(configuration, source);
        var slack = await SlackCheck.Run(configuration, source.Agreements);

        List<string> faults = [.. report.Faults, .. database.Faults, .. slack.Faults];
        List(output, faults.Count == 1 ? "1 fault:" : $"{faults.Count} faults:", faults);
        List(output, "Still to be set before the host starts:", report.Absent);
        List(output, "Worth a look:", [.. report.Notes, .. database.Notes, .. slack.Notes]);
        foreach (var reading in source.Readings)
        {
            if (reading.Agreement is { } agreement)
            {
                output.WriteLine($"Agreement {reading.File}, version {agreement.Version}: {agreement.Decision}");
            }
        }

        output.WriteLine(database.Says);
        output.WriteLine(slack.Says);
        output.WriteLine(Verdict(faults.Count, report.Absent.Count, source.Agreements.Count));
        return faults.Count + report.Absent.Count == 0 ? 0 : NotSound;
    }

    // An agreement is often written before there is an app; its author wants to hear that it is well.
    private static string Verdict(int faults, int absent, int soundAgreements) =>
        (faults, absent) switch
        {
            (0, 0) => "Sound.",
            (0, _) when soundAgreements > 0 =>
                $"The {(soundAgreements == 1 ? "agreement itself is" : "agreements themselves are")} sound. The host cannot start yet: "
                    + $"set what is missing, then check again.",
            _ => "Not sound.",
        };

    private static void List(TextWriter output, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine(title);
        foreach (var line in lines)
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}
