using HandoffBot.Hosting;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Restores;
using NodaTime;

namespace HandoffBot.Publishing.Restores;

/// <summary>
/// Reads the history of a channel after a restore. Messages of ours that the database believes unsent are adopted, those it does
/// not know are marked as no longer followed. Whoever takes the channel up after a crash reads it again: what is done stays done.
/// </summary>
public sealed partial class ChannelReconciliation(
    SlackClient slack,
    IDatabase database,
    SlackAvailability availability,
    MethodQuota quota,
    Backoff backoff,
    WorkSignals signals,
    TimeProvider time,
    ILogger<ChannelReconciliation> log
)
{
    private const string Ours = "handoff_";
    private const int MostFailures = 6;
    private static readonly Duration Lease = Duration.FromMinutes(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads one channel; null when none is left that nobody else reads, or Slack does not answer.</summary>
    public async Task<ChannelReconciliationResult?> Next(CancellationToken cancel)
    {
        if (
            availability.Identity is not { } identity
            || await database.Write((db, token) => ReconciliationStore.Lease(db, time.Now(), time.Now() + Lease, token), cancel)
                is not { } one
        )
        {
            return null;
        }

        var work = new Work(one, identity);
        await Read(work, cancel);
        if (work.IsLost)
        {
            return null;
        }

        await database.Write(
            async (db, token) =>
            {
                await ReconciliationStore.Finish(db, work.Channel, token);
                await RateLimitStore.Hold(db, SlackPaces.Channel(one.Channel), Instant.FromUnixTimeTicks(0), token);
                return true;
            },
            cancel
        );
        signals.Messages.Notify();
        LogRead(one.Channel, work.Adopted, work.Closed, work.Failure ?? "nothing was left as it was");
        return new ChannelReconciliationResult(one.Channel, work.Adopted, work.Closed, work.Failure);
    }

    private async Task Read(Work work, CancellationToken cancel)
    {
        if (!availability.MayReadHistory(work.Channel.Channel))
        {
            work.Failure = "its history cannot be read, for the bot has no history scope";
            return;
        }

        var cursor = "";
        do
        {
            var page = await Call(
                work,
                SlackPaces.Histories,
                token => slack.MessagesSince(work.Channel.Channel, work.Channel.Oldest.ToDateTimeOffset(), cursor, token),
                cancel
            );
            if (page?.Value is not { } read)
            {
                work.Failure = page is null ? null : $"its history cannot be read ({page.Failure!.Reason})";
                return;
            }

            await Settle(work, [.. read.Messages.Where(message => IsOpen(message, work.Identity))], cancel);
            cursor = read.NextCursor;
        } while (cursor.Length > 0 && !work.IsLost);
    }

    private static bool IsOpen(HistoryMessage message, SlackIdentity identity) =>
        message.EventType.StartsWith(Ours, StringComparison.Ordinal) && message.EventType != ClosedCard.Name && message.IsOf(identity);

    private async Task Settle(Work work, List<HistoryMessage> ours, CancellationToken cancel)
    {
        string[] ids = [.. ours.Select(message => message.Id)];
        var known = await database.Read((db, token) => ReconciliationStore.Known(db, ids, token), cancel);
        foreach (var message in ours.Where(message => known.Contains(message.Id)))
        {
            work.Adopted += await database.Write(
                (db, token) => ReconciliationStore.Adopt(db, message.Id, work.Channel.Channel, message.Ts, time.Now(), token),
                cancel
            );
        }

        foreach (var message in ours.Where(message => !known.Contains(message.Id)))
        {
            var edited = await Call(
                work,
                SlackPaces.Edits,
                token => slack.UpdateMessage(work.Channel.Channel, message.Ts, ClosedCard.Of(work.Channel.Channel, message), token),
                cancel
            );
            if (edited is null)
            {
                return;
            }

            work.Closed += edited.IsOk ? 1 : 0;
            if (edited.Failure is { } failure)
            {
                work.Failure = $"a message cannot be marked ({failure.Reason})";
            }
        }
    }

    // Until Slack says yes or no; null when another instance has taken the channel over, or Slack does not answer: then whoever
    // takes the channel up next begins it anew.
    private async Task<SlackResult<T>?> Call<T>(
        Work work,
        Pace pace,
        Func<CancellationToken, Task<SlackResult<T>>> call,
        CancellationToken cancel
    )
        where T : class
    {
        var failures = 0;
        while (true)
        {
            var until = time.Now() + Lease;
            if (
                failures == MostFailures
                || await database.Write((db, token) => ReconciliationStore.Renew(db, work.Channel, until, token), cancel) is not { } renewed
            )
            {
                work.IsLost = true;
                return null;
            }

            work.Channel = renewed;
            if (!await quota.TryAcquire(pace, cancel))
            {
                await Task.Delay(BetweenTries, time, cancel);
                continue;
            }

            var answer = await call(cancel);
            switch (answer.Failure)
            {
                case null or RequestRejected { Class: not SlackErrorClass.Transient and not SlackErrorClass.Workspace }:
                    return answer;
                case RequestRateLimited limited:
                    await quota.Pause(pace, backoff.After(limited), cancel);
                    break;
                default:
                    failures++;
                    await Task.Delay(backoff.After(failures, Duration.FromSeconds(1), Duration.FromSeconds(20)).ToTimeSpan(), time, cancel);
                    break;
            }
        }
    }

    [LoggerMessage(
        EventId = 1210,
        Level = LogLevel.Information,
        Message = "After the restore, channel {Channel} was read: {Adopted} messages found again, {Closed} marked as no longer followed; "
            + "{Left}"
    )]
    private partial void LogRead(string channel, int adopted, int closed, string left);

    private sealed class Work(ReconciliationLease channel, SlackIdentity identity)
    {
        public ReconciliationLease Channel { get; set; } = channel;

        public SlackIdentity Identity => identity;

        public int Adopted { get; set; }

        public int Closed { get; set; }

        public string? Failure { get; set; }

        public bool IsLost { get; set; }
    }
}
