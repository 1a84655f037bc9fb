using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>What a try means for the receiver's row: it goes on, waits longer each time up to an hour and for ever, or ends.</summary>
internal sealed partial class WebhookProgress(Backoff backoff, WebhookMetrics metrics, TimeProvider time, ILogger<WebhookProgress> log)
{
    /// <summary>The longest wait between two tries.</summary>
    public static readonly Duration Longest = Duration.FromHours(1);

    private static readonly Duration First = Duration.FromSeconds(5);

    /// <summary>Whether the next line may be tried: at another address than before at once.</summary>
    public bool IsDue(FeedbackWebhookRow row, WebhookTarget target) =>
        row.Target != target.Hash || (row.GoneAt is null && row.NextAttemptAt.HasCome(time.Now(), Longest));

    /// <summary>Brings the row up to date.</summary>
    /// <param name="row">Changed.</param>
    /// <param name="target">Where it was sent.</param>
    /// <param name="position">Of the line that was tried.</param>
    /// <param name="result">What came of it.</param>
    public void Record(FeedbackWebhookRow row, WebhookTarget target, long position, WebhookResult result)
    {
        var now = time.Now();
        (row.Target, row.GoneAt) = (target.Hash, null);
        metrics.Tried(row.Name, result);
        switch (result)
        {
            case WebhookResult.Delivered:
                if (row.FailingSince is { } since)
                {
                    LogReachedAgain(row.Name, DurationText.Of(now - since), row.Attempts);
                }

                (row.Position, row.Attempts, row.NextAttemptAt, row.FailingSince, row.Error) = (position, 0, now, null, null);
                break;
            case WebhookResult.Gone:
                (row.GoneAt, row.FailingSince, row.Error) = (now, null, null);
                LogGone(row.Name);
                break;
            case WebhookResult.Failed failed:
                row.Attempts++;
                row.NextAttemptAt = now + Wait(row.Attempts, failed);
                row.Error = failed.Why;
                if (row.FailingSince is { } begun)
                {
                    LogStillNotReached(row.Name, DurationText.Of(now - begun), row.Attempts, failed.Why);
                }
                else
                {
                    row.FailingSince = now;
                    LogNotReached(row.Name, failed.Why);
                }

                break;
        }
    }

    private Duration Wait(int attempts, WebhookResult.Failed failed)
    {
        var own = backoff.After(attempts, First, Longest);
        return failed.RetryAfter is { } asked ? Duration.Min(Duration.Max(own, asked), Longest) : own;
    }

    [LoggerMessage(
        EventId = 2101,
        Level = LogLevel.Warning,
        Message = "Feedback does not reach the webhook {Name}: {Why} It is tried again, at the latest every hour, and goes on where it "
            + "stopped; nothing is lost"
    )]
    private partial void LogNotReached(string name, string why);

    [LoggerMessage(
        EventId = 2102,
        Level = LogLevel.Warning,
        Message = "Feedback has not reached the webhook {Name} for {Lasted}, {Failures} tries failed: {Why}"
    )]
    private partial void LogStillNotReached(string name, string lasted, int failures, string why);

    [LoggerMessage(
        EventId = 2103,
        Level = LogLevel.Information,
        Message = "Feedback reaches the webhook {Name} again after {Lasted} and {Failures} failed tries"
    )]
    private partial void LogReachedAgain(string name, string lasted, int failures);

    [LoggerMessage(
        EventId = 2104,
        Level = LogLevel.Error,
        Message = "The webhook {Name} answered 410 Gone and is sent no more feedback. Write another Url under Feedback:Webhooks, and it "
            + "goes on where it stopped; or take the webhook out"
    )]
    private partial void LogGone(string name);
}
