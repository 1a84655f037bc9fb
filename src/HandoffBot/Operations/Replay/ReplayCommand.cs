using System.CommandLine;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;

namespace HandoffBot.Operations.Replay;

/// <summary>Runs a file of past events through the rules, dry: nothing is stored, nothing is sent.</summary>
public static class ReplayCommand
{
    private const int NothingReadable = 1;

    /// <summary>The command.</summary>
    public static Command Of(CommandInput input)
    {
        var events = new Argument<string>("EVENTS") { Description = "A file of past events, one JSON object a line (NDJSON)." };
        var outcomes = new Option<string>("--outcomes")
        {
            HelpName = "FILE",
            Description = "What became of the accounts, one JSON object a line.",
        };
        var command = new Command(
            "replay",
            "Run past events (NDJSON) through the rules, dry: what would be posted, held, suppressed, and why."
        )
        {
            events,
            outcomes,
        };
        command.SetAction(
            (parsed, _) =>
                Run(
                    input.Configuration(parsed),
                    parsed.GetRequiredValue(events),
                    parsed.GetValue(outcomes),
                    parsed.InvocationConfiguration.Output
                )
        );
        return command;
    }

    private static async Task<int> Run(string[] args, string path, string? outcomesPath, TextWriter output)
    {
        var configuration = HostConfiguration.Read(args);
        var reading = AgreementYaml.ReadFile(HostConfiguration.AgreementPath(configuration));
        if (reading.Agreement is not { } agreement)
        {
            foreach (var fault in reading.Faults)
            {
                output.WriteLine(reading.Say(fault));
            }

            return NothingReadable;
        }

        try
        {
            var events = Path.GetFullPath(path);
            var past = await JobProgress.OnStandardError("Reading", progress => PastEvents.Read(events, progress));
            var outcomes = outcomesPath is { Length: > 0 } file ? await PastOutcomes.Read(Path.GetFullPath(file)) : PastOutcomes.None;
            ReplayReport.Unreadable(output, [.. past.Unreadable, .. outcomes.Unreadable]);
            if (past.Events.Count == 0)
            {
                output.WriteLine(
                    $"{events} holds no event that can be read: one JSON object a line is expected, as POST /v1/score-events takes it."
                );
                return NothingReadable;
            }

            var numbers = await JobProgress.OnStandardError("Deciding", progress => Task.FromResult(Decide(past, agreement, progress)));
            ReplayReport.Decisions(output, past, numbers, agreement);
            if (outcomes.Won.Count > 0)
            {
                ReplayReport.Outcomes(output, BandOutcomes.Of(numbers, outcomes, agreement));
            }

            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"A file cannot be read: {fault.Message}");
            return NothingReadable;
        }
    }

    private static ReplayNumbers Decide(PastEvents past, Core.Agreement.HandoffAgreement agreement, Action<long, double> progress)
    {
        var (replayer, numbers) = (new Replayer(agreement), new ReplayNumbers());
        foreach (var e in past.Events)
        {
            numbers.Add(replayer.Decide(e), agreement);
            progress(numbers.Events, (double)numbers.Events / past.Events.Count);
        }

        return numbers;
    }
}
