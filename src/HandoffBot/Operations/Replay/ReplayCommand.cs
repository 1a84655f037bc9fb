using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
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
        var source = AgreementSource.Read(HostConfiguration.AgreementPath(configuration));
        if (source.Faults.Count > 0)
        {
            foreach (var fault in source.Faults)
            {
                output.WriteLine(fault);
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

            foreach (var (agreement, numbers) in Decide(past, source.Agreements))
            {
                ReplayReport.Decisions(output, past, numbers, agreement, source.Agreements.Count > 1);
                if (agreement is not null && outcomes.Won.Count > 0)
                {
                    ReplayReport.Outcomes(output, BandOutcomes.Of(numbers, outcomes, agreement));
                }
            }

            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"A file cannot be read: {fault.Message}");
            return NothingReadable;
        }
    }

    // The numbers of each agreement that has any, and last those of events that no one agreement takes.
    private static List<(HandoffAgreement? Agreement, ReplayNumbers Numbers)> Decide(
        PastEvents past,
        IReadOnlyList<HandoffAgreement> agreements
    )
    {
        var (replayer, progress) = (new Replayer(agreements), Progress.OnStandardError("Deciding"));
        var byAgreement = agreements.ToDictionary(agreement => agreement.Id, _ => new ReplayNumbers(), StringComparer.Ordinal);
        var unassigned = new ReplayNumbers();
        foreach (var (done, e) in past.Events.Index())
        {
            var decision = replayer.Decide(e);
            if (decision.AgreementId is { } id)
            {
                byAgreement[id].Add(decision, agreements.First(agreement => agreement.Id == id));
            }
            else
            {
                unassigned.Add(decision, agreements[0]);
            }

            progress.Show(done + 1, (double)(done + 1) / past.Events.Count);
        }

        progress.Done();
        return
        [
            .. agreements
                .Select(agreement => ((HandoffAgreement?)agreement, byAgreement[agreement.Id]))
                .Append((null, unassigned))
                .Where(one => one.Item2.Events > 0),
        ];
    }
}
