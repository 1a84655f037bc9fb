using HandoffBot.Bench.Campaign;

namespace HandoffBot.Bench;

/// <summary>What can be measured, by name.</summary>
public static class Measures
{
    private static readonly Dictionary<string, (string Does, Func<Arguments, TextWriter, Task<int>> Run)> All = new(StringComparer.Ordinal)
    {
        ["end-to-end"] = (
            "events decided and posted, and clicks, beside a peer: --peer FOLDER --program PATH (a published one) "
                + "--database \"Host=…\" (emptied first; SQLite when absent) --events N --rate N --seconds N --rounds N",
            EndToEnd.EndToEndMeasure.Run
        ),
        ["versions"] = (
            "two builds of the product in turns: --against PATH --program PATH (published ones) --turns N --rate N --seconds N --events N",
            EndToEnd.VersionComparisonMeasure.Run
        ),
        ["intake"] = (
            "durable intake alone, no deciding behind it, against a no-op, a raw group commit and a commit per request: "
                + "--events N --rounds N",
            Intake.IntakeMeasure.Run
        ),
        ["latency"] = ("event sent to chat.postMessage received: --rate N --seconds N", Latency.LatencyMeasure.Run),
        ["clicks"] = ("signed click to 200 while events come in: --rate N --events N --seconds N", Clicks.ClickMeasure.Run),
        ["delivery"] = ("messages delivered against what Slack's limits allow: --channels N --seconds N", Delivery.DeliveryMeasure.Run),
        ["due"] = ("one round of the due loop among ever more open alerts: --rows N,N,N --rounds N", Due.DueMeasure.Run),
        ["queue"] = (
            "a manager's home tab and /handoff queue, of a team among ever more open alerts: --rows N,N --team N --rounds N",
            Queue.QueueMeasure.Run
        ),
        ["digest"] = (
            "a week's numbers over ever more alerts: --rows N,N,N --rounds N --flag-every N --misses N",
            Digest.DigestMeasure.Run
        ),
        ["rows"] = (
            "the largest figures of a report over ever more alerts, opened as in a window: --rows N,N,N --rounds N",
            Digest.RowsMeasure.Run
        ),
        ["month"] = (
            "what a month of events costs: disk, deciding on top of it, digest, retention, vacuum: --events N --expire N (days of it) "
                + "--program PATH (a published one) --database \"Host=…\" (emptied first; SQLite when absent)",
            Month.MonthMeasure.Run
        ),
        ["plan"] = (
            "a new agreement over ever more stored events: --rows N,N,N --accounts N --rounds N",
            Plan.PlanMeasure.Run
        ),
        ["proposals"] = (
            "what would be proposed from the first weeks of a past, and what it would have changed after: --events F --feedback F "
                + "--outcomes F --agreement F",
            Proposals.ProposalExercise.Run
        ),
        ["match"] = (
            "the accounts of a batch of events, found by match keys among ever more known ones: --rows N,N --rounds N",
            Matching.MatchMeasure.Run
        ),
        ["real-leads"] = (
            "lives the weeks of real leads through the product's doors, and counts each digest by SQL and by its rows: --events F "
                + "--feedback F --outcomes F --agreement F --judge dispositions|outcomes --sample N (cases drawn a week) --digests N "
                + "--keep FILE (the database)",
            RealLeads.RealLeadsMeasure.Run
        ),
        ["memory"] = ("resident memory of the host while events come in: --events N --accounts N", Memory.MemoryMeasure.Run),
        ["slow-bodies"] = (
            "resident memory of the host while bodies come slowly: --connections N --seconds N",
            SlowBodies.SlowBodyMeasure.Run
        ),
        ["start"] = (
            "process start to ready, on an empty and on a full database: --rows N --rounds N --program PATH (a published one)",
            Start.StartMeasure.Run
        ),
        ["fuzz"] = (
            "sends hostile requests to every endpoint: --requests N --seed N --database \"Host=…\" (SQLite when absent)",
            Fuzz.FuzzMeasure.Run
        ),
        ["fuzz-slack"] = (
            "answers the host's calls wrongly and sends hostile frames: --things N --minutes N (at most) --seed N --database \"Host=…\" "
                + "(SQLite when absent)",
            Fuzz.SlackSide.SlackSideMeasure.Run
        ),
        ["crash"] = (
            "kills the host under load: --kills N --seed N --instances N --accounts N --database \"Host=…\" (SQLite when absent) "
                + "--server own (a PostgreSQL that is taken down too) --server pair (a primary that fails over to its standby) "
                + "--disk full --restore yes --hostile yes --clocks yes --moves yes --channels N",
            CrashMeasure.Run
        ),
    };

    public static async Task<int> Run(string[] args, TextWriter print)
    {
        if (args.Length > 0 && All.TryGetValue(args[0], out var measure))
        {
            return await measure.Run(new Arguments(args[1..]), print);
        }

        await print.WriteLineAsync("dotnet run -c Release --project tests/HandoffBot.Bench -- MEASURE");
        foreach (var (name, (does, _)) in All)
        {
            await print.WriteLineAsync($"  {name,-10} {does}");
        }

        return 2;
    }
}
