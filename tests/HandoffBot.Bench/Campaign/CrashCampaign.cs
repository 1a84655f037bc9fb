using System.Diagnostics;
using System.Globalization;
using HandoffBot.Bench.Campaign.Accounts;
using HandoffBot.Bench.Campaign.Disturbances;
using HandoffBot.Bench.Campaign.Held;
using HandoffBot.Bench.Campaign.Incidents;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Sandbox;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Restores;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Campaign;

/// <summary>Kills the real host under load, again and again, and then checks the books.</summary>
public static class CrashCampaign
{
    private const int SlowOnes = 60;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuietWithin = TimeSpan.FromMinutes(15);
    private static readonly Duration NothingDueWithin = Duration.FromMinutes(5);
    private static readonly Duration DecidedWithin = Duration.FromSeconds(5);

    /// <param name="options">How it runs.</param>
    /// <param name="say">Progress.</param>
    public static async Task<ConsistencyReport> Run(CampaignOptions options, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-campaign-").FullName;
        var agreement = Path.Combine(folder, "agreement.yaml");
        await using var slack = await SandboxServer.Start(
            new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory, Seed = options.Seed }
        );
        await File.WriteAllTextAsync(agreement, CampaignAgreement.Text(options.Channels, options.Moves ? slack.Clock.GetUtcNow() : null));
        for (var n = 0; n < options.Channels; n++)
        {
            slack.Workspace.AddChannel(CampaignAgreement.Channel(n), $"t{n}");
        }

        var hasClocks = options.Clocks || (options.Restore && !StoreModule.IsPostgres(options.ConnectionString));
        var clocks = hasClocks ? Enumerable.Range(0, options.Instances).Select(n => new HostClock(folder, n)).ToArray() : [];
        var hosts = Enumerable.Range(0, options.Instances).Select(n => new HostProcess(
                HostSettings.For(options.ConnectionString, agreement, slack),
                clock: clocks.ElementAtOrDefault(n)
            )).ToArray();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            var chance = new Random(options.Seed);
            await Task.WhenAll(hosts.Select(h => h.Start(http, ReadyWithin)));
            slack.BotUrl = hosts[0].Url;
            var turn = 0;
            Uri AnyHost() => hosts[(uint)Interlocked.Increment(ref turn) % hosts.Length].Url;
            var generator = new EventGenerator(options.Seed, options.Accounts, options.Channels, options.Moves);
            var sender = new EventSender(generator, AnyHost, slack.Clock)
            {
                AreClocksWrong = options.Clocks,
            };
            var mischief = new FaultInjection(slack, options.Seed) { HoldsEdits = !options.Restore, Moves = options.Moves };
            var answers = new AccountQuestionClicks(slack, options.Seed);
            var held = new HeldLeadClicks(slack, options.Seed);
            var fields = new LeadFieldSender(sender, slack.Clock, options.Seed);
            var slow = new SlowConnections(AnyHost, options.Hostile ? SlowOnes : 0);
            var flood = new FloodingSender(AnyHost, options.Channels);
            var delays = new DecisionDelays(slack.Clock);
            using var saturation = new CpuSaturation(delays, Environment.ProcessorCount);
            using var stop = new CancellationTokenSource();
            Task[] load =
            [
                sender.Run(http, 15, stop.Token),
                sender.Run(http, 15, stop.Token),
                mischief.Run(stop.Token),
                slow.Run(stop.Token),
                saturation.Watch(stop.Token),
                .. options.Moves ? [answers.Run(stop.Token), held.Run(stop.Token), fields.Run(http, stop.Token)] : Array.Empty<Task>(),
                options.Hostile ? flood.Run(http, stop.Token) : Task.CompletedTask,
            ];
            var restored = options.Restore ? new RestoredBackup(options, hosts, clocks, slack, sender, fields, http) : null;
            IIncident?[] incidents =
            [
                // First, for a backup is taken of a server that runs.
                restored,
                options.ToggleDatabase is { } toggle ? new DatabaseRestart(toggle) : null,
                options.FailOver is { } failOver ? new FailOver(failOver, () => sender.Accepted.Count) : null,
                options.Disk is { } disk ? new FullDisk(disk, sender, hosts[0], http) : null,
            ];
            var deaths = new CrashSchedule(hosts, clocks, [.. incidents.OfType<IIncident>()], chance, http, slack, delays, options)
            {
                Progress = options.Moves ? [() => answers.Answered, () => held.Leads, null] : [],
            };
            await deaths.Run(
                () => sender.Accepted.Count,
                n =>
                    say(
                        $"{n}/{options.Kills} kills, {sender.Accepted.Count} events accepted, {mischief.Clicks} clicks, "
                            + $"{mischief.Faults} faults placed"
                    )
            );
            await stop.CancelAsync();
            await Task.WhenAll([.. load, restored?.SendingAgain ?? Task.CompletedTask]);
            Array.ForEach(clocks, clock => clock.Set(slack.Clock.Offset));
            say(
                "answers to the sender: "
                    + string.Join(", ", sender.Answers.OrderBy(a => a.Key).Select(a => $"{(a.Key == 0 ? "none" : a.Key)} × {a.Value}"))
            );
            if (options.Hostile)
            {
                say($"{slow.Opened} slow connections, {flood.Accepted} events of the flooding sender accepted");
            }

            slack.Faults.Clear();
            await using var books = new ConsistencyRecords(StoreModule.Open(options.ConnectionString));
            await Quiet(books.Database, slack.Clock, say);
            List<GeneratedEvent> accepted = [.. sender.Accepted.Values];
            var compared = await ConsistencyReport.Of(books.Database, slack, sender.Accepted, mischief.Deleted, restored);
            var report = compared
                .With(deaths.Wrong)
                .With(await MoveHistory.Wrong(books.Database, options.Moves ? slack.Clock.Now() : null))
                .With(await ManagerNotices.Wrong(books.Database, slack))
                .With(await OpeningHistory.Wrong(books.Database, accepted));
            if (options.Moves)
            {
                // What a restore took back stands in Slack's record of clicks, and need not be known.
                bool IsKnown(ActionInterval done) => restored?.MayHaveTakenBack(done) != true;
                List<AccountClick> answered = [.. answers.Clicks.Select(one => one.As(IsKnown))];
                List<HeldLeadClick> pressed = [.. held.Clicks.Select(one => one.As(IsKnown))];
                var known = await CampaignRecords.Read(books.Database, slack);
                var questions = new AccountQuestionHistory(known, accepted, answered);
                var holds = new HeldLeadHistory(known, accepted, [.. fields.Accepted.Values], pressed);
                report = report
                    .With(questions.Wrong())
                    .Counting(questions.Counts())
                    .With(holds.Wrong())
                    .Counting(holds.Counts());
                report = await CrmReports.Added(report, books.Database, accepted);
            }

            say($"{saturation.Share:P0} of the time the machine was saturated, and no wait is counted");
            return options.Clocks ? report : report.With(await Late(delays, books.Database, sender, say));
        }
        finally
        {
            foreach (var host in hosts)
            {
                host.Dispose();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    // Nobody who sends well may wait for whoever does not.
    private static async Task<IReadOnlyList<string>> Late(DecisionDelays delays, IDatabase database, EventSender sender, Action<string> say)
    {
        var longest = await delays.Longest(database, [.. sender.Accepted.Keys]);
        var milliseconds = longest.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        say($"longest wait for a decision while everything was up: {milliseconds} ms");
        return longest > DecidedWithin ? [$"an event waited {longest} for its decision while everything was up"] : [];
    }

    private static async Task Quiet(IDatabase database, TimeProvider clock, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsQuiet(database, clock.Now() + NothingDueWithin))
        {
            if (watch.Elapsed > QuietWithin)
            {
                say("Not everything came to rest in time.");
                return;
            }

            await Task.Delay(200);
        }

        say($"At rest after {watch.Elapsed.TotalSeconds:0} s.");
    }

    // The database says that Slack shows everything it should, and no clock of a live alert does anything for a while.
    private static Task<bool> IsQuiet(IDatabase database, Instant soon) =>
        database.Read(
            async (db, cancel) =>
                await ReconciliationStore.Left(db, cancel) == 0
                && !await db.Inbox.AnyAsync(i => !i.Decided, cancel)
                && !await db.OpeningWaits.AnyAsync(cancel)
                && !await db.SlackInbox.AnyAsync(s => !s.Done, cancel)
                && !(await db.Alerts.Where(a => a.AwaitsCrmUpdate).ToListAsync(cancel)).Exists(a => a.Alert.CrmUpdate?.Clock.NextAt < soon)
                && !await db.Alerts.AnyAsync(
                    a => (a.State == AlertState.Open || a.State == AlertState.Claimed) && a.NextDueAt < soon,
                    cancel
                )
                && !await db.Messages.AnyAsync(
                    m => m.State != MessageState.Abandoned && m.State != MessageState.NeedsOperator && m.PostedRevision != m.WantedRevision,
                    cancel
                )
                // An edit of unknown outcome may have overwritten a newer one until the newest state is sent once more.
                && !await db.Messages.AnyAsync(m => m.State == MessageState.Ready && m.Ts != null && m.ResendAt != null, cancel),
            default
        );

    private sealed class ConsistencyRecords(IDatabase database) : IAsyncDisposable
    {
        public IDatabase Database => database;

        public async ValueTask DisposeAsync()
        {
            if (database is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }

            (database as IDisposable)?.Dispose();
        }
    }
}
