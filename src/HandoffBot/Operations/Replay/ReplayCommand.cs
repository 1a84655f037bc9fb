using System.CommandLine;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;
using HandoffBot.Review.History;

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
        var reactions = new Option<string>("--reactions")
        {
            HelpName = "FILE",
            Description = "When somebody first reacted to an event, one JSON object a line: what first-touch clocks would have recorded.",
        };
        var answers = new Option<string>("--answers")
        {
            HelpName = "FILE",
            Description = "Which account an id was said to be, one JSON object a line, where the agreement has match keys.",
        };
        var command = new Command(
            "replay",
            "Run past events (NDJSON) through the rules, dry: what would be posted, held, suppressed, and why."
        )
        {
            events,
            outcomes,
            reactions,
            answers,
        };
        command.SetAction(
            (parsed, _) =>
                Run(
                    input.Configuration(parsed),
                    parsed.GetRequiredValue(events),
                    parsed.GetValue(outcomes),
                    parsed.GetValue(reactions),
                    parsed.GetValue(answers),
                    parsed.InvocationConfiguration.Output
                )
        );
        return command;
    }

    private static async Task<int> Run(
        string[] args,
        string path,
        string? outcomesPath,
        string? reactionsPath,
        string? answersPath,
        TextWriter output
    )
    {
        var configuration = HostConfiguration.Read(args);
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
            var past = await JobProgress.OnStandardError("Reading", progress => PastEvents.Read(events, progress));
            var answers = answersPath is { Length: > 0 } said ? await PastAnswers.Read(Path.GetFullPath(said)) : PastAnswers.None;
            var outcomes = outcomesPath is { Length: > 0 } file
                ? await PastOutcomes.Read(
                    Path.GetFullPath(file),
                    id => answers.Answers.Find(id, source.Agreements)?.Account ?? id
                )
                : PastOutcomes.None;
            var reactions = reactionsPath is { Length: > 0 } known
                ? await PastReactions.Read(Path.GetFullPath(known))
                : PastReactions.None;
            ReplayReport.Unreadable(
                output,
                [.. past.Unreadable, .. outcomes.Unreadable, .. reactions.Unreadable, .. answers.Unreadable]
            );
            if (past.Events.Count == 0)
            {
                output.WriteLine(
                    $"{events} holds no event that can be read: one JSON object a line is expected, as POST /v1/score-events takes it."
                );
                return NothingReadable;
            }

            var decided = await JobProgress.OnStandardError("Deciding", progress =>
                Task.FromResult(Decide(past, source.Agreements, answers.Answers, progress))
            );
            foreach (var (agreement, numbers) in decided)
            {
                ReplayReport.Decisions(output, past, numbers, agreement, source.Agreements.Count > 1);
                if (agreement is not null && reactions.First.Count > 0)
                {
                    ReplayReport.FirstTouches(output, FirstTouchStatistics.Of(numbers, reactions));
                }

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
        IReadOnlyList<HandoffAgreement> agreements,
        AccountAnswers answers,
        Action<long, double> progress
    )
    {
        var replayer = new Replayer(agreements, answers);
        var byAgreement = agreements.ToDictionary(agreement => agreement.Id, _ => new ReplayNumbers(), StringComparer.Ordinal);
        var unassigned = new ReplayNumbers();
        foreach (var (done, e) in past.Events.Index())
        {
            Count(replayer.Decide(e));
            progress(done + 1, (double)(done + 1) / past.Events.Count);
        }

        Count(replayer.Rest());
        return
        [
            .. agreements
                .Select(agreement => ((HandoffAgreement?)agreement, byAgreement[agreement.Id]))
                .Append((null, unassigned))
                .Where(one => one.Item2.Events > 0),
        ];

        void Count(IEnumerable<Decision> decisions)
        {
            foreach (var decision in decisions)
            {
                if (decision.AgreementId is { } id)
                {
                    byAgreement[id].Add(decision, agreements.First(agreement => agreement.Id == id));
                }
                else
                {
                    unassigned.Add(decision, agreements[0]);
                }
            }
        }
    }
}
