using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// The log of Slack being away: not answering, or refusing the bot. A line when it begins, one a minute and one when it is
/// over. Rate limits and single retries are normal operation and are not logged. Used by one dispatch cycle at a time.
/// </summary>
public sealed partial class SlackOutage(SlackAvailability availability, TimeProvider time, ILogger<SlackOutage> log)
{
    private readonly OutageTracker _tracker = new(time);
    private int _unanswered;

    /// <summary>Counts a failed try; those that led to the outage count too.</summary>
    public void Record(DeliveryOutcome outcome) =>
        _unanswered = outcome switch
        {
            DeliveryOutcome.Unknown or DeliveryOutcome.WorkspaceClosed or DeliveryOutcome.RetryLater { NoResponse: true } => _unanswered
                + 1,
            DeliveryOutcome.Delivered => 0,
            _ => _unanswered,
        };

    /// <summary>Logs a change of availability since the last report.</summary>
    public void Report()
    {
        if (availability.Outage is not { } why)
        {
            if (_tracker.Succeeded() is { } end)
            {
                LogEnded(DurationText.Of(Duration.FromTimeSpan(end.Lasted)), end.Failures);
            }

            return;
        }

        var report = _tracker.Failed(_unanswered);
        _unanswered = 0;
        switch (report)
        {
            case { IsNew: true }:
                LogBegan(why);
                break;
            case { } going:
                LogContinues(DurationText.Of(Duration.FromTimeSpan(going.Lasted)), going.Failures, why);
                break;
        }
    }

    [LoggerMessage(
        EventId = 1201,
        Level = LogLevel.Warning,
        Message = "Slack takes nothing from the bot: {Why}. Events are still taken and decided, nothing is lost, and "
            + "posting goes on by itself when Slack is back"
    )]
    private partial void LogBegan(string why);

    [LoggerMessage(
        EventId = 1202,
        Level = LogLevel.Warning,
        Message = "Slack has taken nothing for {Lasted}, {Failures} tries failed: {Why}"
    )]
    private partial void LogContinues(string lasted, long failures, string why);

    [LoggerMessage(
        EventId = 1203,
        Level = LogLevel.Information,
        Message = "Slack is back after {Lasted} and {Failures} failed tries; posting goes on"
    )]
    private partial void LogEnded(string lasted, long failures);
}
