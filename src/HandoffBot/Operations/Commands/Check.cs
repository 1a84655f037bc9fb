using HandoffBot.Agreements;

namespace HandoffBot.Operations.Commands;

/// <summary>Says everything that is wrong with configuration and agreement, and with a token also with Slack. Starts nothing, writes nothing.</summary>
public static class Check
{
    private const int NotSound = 1;

    public static Command Command { get; } = new("check", "[--agreement F]", "Print every fault of configuration and agreement; with a token also of scopes and channels.", Run);

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        if (CommandLine.Words(args).FirstOrDefault() is { } word)
        {
            output.WriteLine($"check takes no \"{word}\". To name an agreement: check --agreement {word}");
            return CommandLine.NotUnderstood;
        }

        var configuration = HostConfiguration.Read(args);
        var reading = AgreementYaml.ReadFile(HostConfiguration.AgreementPath(configuration));
        var report = Report.Of(configuration, reading);
        var slack = await SlackCheck.Run(configuration, reading.Agreement);

        // Without a token there is no Slack to speak of yet: an agreement can be written and checked before there is an app.
        var begun = !string.IsNullOrWhiteSpace(configuration["Slack:BotToken"]);
        List<string> faults = [.. begun ? report.Absent : [], .. report.Faults, .. slack.Faults];
        List(output, faults.Count == 1 ? "1 fault:" : $"{faults.Count} faults:", faults);
        List(output, "Still to be set before the host starts:", begun ? [] : report.Absent);
        List(output, "Worth a look:", [.. report.Notes, .. slack.Notes]);
        if (reading.Agreement is { } agreement)
            output.WriteLine($"Agreement {reading.File}, version {agreement.Version}: {agreement.Decision}");
        output.WriteLine(slack.Says);
        output.WriteLine(faults.Count > 0 ? "Not sound." : begun ? "Sound." : "What is set is sound.");
        return faults.Count == 0 ? 0 : NotSound;
    }

    private static void List(TextWriter output, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        output.WriteLine(title);
        foreach (var line in lines)
            output.WriteLine($"  {line}");
        output.WriteLine();
    }
}
