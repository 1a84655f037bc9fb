using System.Globalization;
using HandoffBot.Core.Time;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Operations.Metrics;

/// <summary>One log line an hour, and one at the end, with the work since the last one. Normal operation logs nothing else.</summary>
internal sealed partial class ActivityReport(
    MetricsCollector metrics,
    IDatabase database,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<ActivityReport> log
) : BackgroundService
{
    private const string Unknown = "an unknown number of";
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(3);
    private Dictionary<(string Instrument, string Labels), double> _reported = [];
    private long _since;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _since = time.GetTimestamp();
        await SupervisedLoop.Run(
            async cancel =>
            {
                await Task.Delay(Interval, time, cancel);
                await Report();
            },
            fault => outage.Failed("The hourly report of activity could not be made", fault),
            // The next cycle begins with its own delay.
            _ => Task.CompletedTask,
            stoppingToken
        );
        await Report();
    }

    private async Task Report()
    {
        var period = DurationText.Of(Duration.FromTimeSpan(time.GetElapsedTime(_since)));
        _since = time.GetTimestamp();
        var now = metrics
            .Collect()
            .Where(instrument => instrument.Instrument.Name.StartsWith("handoffbot.", StringComparison.Ordinal))
            .SelectMany(instrument =>
                instrument.Snapshot().Select(series => ((instrument.Instrument.Name, series.Labels), series.Series.Sum))
            )
            .ToDictionary();
        var before = _reported;
        _reported = now;
        var (events, messages) = await ReadBacklog();
        var done = Since("handoffbot.events") + Since("handoffbot.decisions") + Since("handoffbot.slack.messages");
        if (done + Since("handoffbot.interactions") + Refused() == 0)
        {
            LogIdle(period, events, messages);
            return;
        }

        var decided = Since("handoffbot.decisions");
        var (alerted, updated, held) = (Outcome("alerted"), Outcome("updated"), Outcome("held"));
        LogActivity(
            period,
            Since("handoffbot.events", "result=\"accepted\""),
            Since("handoffbot.events", "result=\"duplicate\""),
            Since("handoffbot.events", "result=\"rejected\""),
            alerted,
            updated,
            held,
            decided - alerted - updated - held,
            Since("handoffbot.slack.messages", "call=\"post\"", "result=\"delivered\""),
            Since("handoffbot.slack.messages", "call=\"edit\"", "result=\"delivered\""),
            Since("handoffbot.interactions", "kind=\"interaction\""),
            Since("handoffbot.interactions", "kind=\"command\""),
            Refused(),
            events,
            messages
        );

        long Since(string instrument, params string[] labels) =>
            (long)
                now.Where(series =>
                        series.Key.Name == instrument && labels.All(label => series.Key.Labels.Contains(label, StringComparison.Ordinal))
                    )
                    .Sum(series => series.Value - before.GetValueOrDefault(series.Key));

        long Outcome(string outcome) => Since("handoffbot.decisions", $"outcome=\"{outcome}\"");

        long Refused() => Since("handoffbot.slack.refused") + Since("handoffbot.intake.refused") + Since("handoffbot.links.refused");
    }

    private async Task<(string Events, string Messages)> ReadBacklog()
    {
        try
        {
            using var limit = new CancellationTokenSource(ReadTimeout);
            return await database.Read(
                async (db, cancel) =>
                    (
                        Number(await db.Inbox.CountAsync(row => !row.Decided, cancel)),
                        Number(
                            await db.Messages.CountAsync(
                                row =>
                                    row.State != MessageState.Abandoned
                                    && row.State != MessageState.NeedsOperator
                                    && (row.Ts == null || row.PostedRevision != row.WantedRevision),
                                cancel
                            )
                        )
                    ),
                limit.Token
            );
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault))
        {
            return (Unknown, Unknown);
        }
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Information,
        Message = "Work of the last {Period}: events {Accepted} accepted, {Duplicates} duplicate, {Rejected} rejected; "
            + "decisions {Alerted} alerted, {Updated} updated, {Held} held, {Others} others; messages {Posted} posted, "
            + "{Edited} edited; {Clicks} clicks, {Commands} commands; {Refused} requests refused. Waiting: "
            + "{WaitingEvents} events, {WaitingMessages} messages"
    )]
    private partial void LogActivity(
        string period,
        long accepted,
        long duplicates,
        long rejected,
        long alerted,
        long updated,
        long held,
        long others,
        long posted,
        long edited,
        long clicks,
        long commands,
        long refused,
        string waitingEvents,
        string waitingMessages
    );

    [LoggerMessage(
        EventId = 1002,
        Level = LogLevel.Information,
        Message = "Nothing came in and nothing was sent in the last {Period}. Waiting: {WaitingEvents} events, {WaitingMessages} messages"
    )]
    private partial void LogIdle(string period, string waitingEvents, string waitingMessages);
}
