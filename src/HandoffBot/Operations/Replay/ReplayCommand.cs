using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;

namespace HandoffBot.Operations.Replay;

/// <summary>Runs a file of past events through the rules, dry: nothing is stored, nothing is sent.</summary>
public static class ReplayCommand
{
    private const int NothingReadable = 1;

    public static Command Command { get; } =
        new(
            "replay",
            "EVENTS [--agreement F] [--outcomes F]",
            "Run past events (NDJSON) through the rules, dry: what would be posted, held, suppressed, and why.",
            Run
        );

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        if (CommandLine.Words(args).ToList() is not [{ Length: > 0 } path])
        {
            output.WriteLine("replay needs one file of events, one JSON object a line: replay EVENTS [--agreement F] [--outcomes F]");
            return CommandLine.NotUnderstood;
        }

        // A path such as /past/events.ndjson would be taken for a configuration key and swallow what follows it.
        var configuration = HostConfiguration.Read([.. args.Where(a => a != path)]);
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
            var past = await PastEvents.Read(events, Progress.OnStandardError("Reading"));
            var outcomes = configuration["outcomes"] is { Length: > 0 } file
                ? await PastOutcomes.Read(Path.GetFullPath(file))
                : PastOutcomes.None;
            ReplayReport.Unreadable(output, [.. past.Unreadable, .. outcomes.Unreadable]);
            if (past.Events.Count == 0)
            {
                output.WriteLine(
                    $"{events} holds no event that can be read: one JSON object a line is expected, as POST /v1/score-events takes it."
                );
                return NothingReadable;
            }

            var numbers = Decide(past, agreement);
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

    private static ReplayNumbers Decide(PastEvents past, Core.Agreement.HandoffAgreement agreement)
    {
        var (replayer, numbers, progress) = (new Replayer(agreement), new ReplayNumbers(), Progress.OnStandardError("Deciding"));
        foreach (var e in past.Events)
        {
            numbers.Add(replayer.Decide(e), agreement);
            progress.Show(numbers.Events, (double)numbers.Events / past.Events.Count);
        }

        progress.Done();
        return numbers;
    }
}
