using System.Collections.Concurrent;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Store.Failures;

/// <summary>
/// The log of failed work that is retried. An unavailable database affects every loop at once, so
/// all of them share one line when it begins, one a minute and one when it is over; any other exception is logged in full, once a
/// minute for each task.
/// </summary>
public sealed partial class DatabaseOutage(TimeProvider time, ILogger<DatabaseOutage> log)
{
    private readonly OutageTracker _away = new(time);
    private readonly ConcurrentDictionary<string, OutageTracker> _faults = new(StringComparer.Ordinal);

    /// <summary>A try failed and is made again.</summary>
    /// <param name="task">What could not be done, as one of few constant texts.</param>
    /// <param name="fault">Why.</param>
    public void Failed(string task, Exception fault)
    {
        if (!DatabaseFailure.IsTransient(fault))
        {
            if (_faults.GetOrAdd(task, _ => new OutageTracker(time)).Failed() is { } repeated)
            {
                LogTaskFailed(fault, task, repeated.Failures);
            }

            return;
        }

        var why = fault.GetBaseException().Message.TrimEnd('.');
        switch (_away.Failed())
        {
            case { IsNew: true }:
                LogBegan(why);
                break;
            case { } report:
                LogContinues(DurationText.Of(Duration.FromTimeSpan(report.Lasted)), report.Failures, why);
                break;
        }
    }

    /// <summary>A write was committed.</summary>
    public void Succeeded()
    {
        if (_away.Succeeded() is { } report)
        {
            LogEnded(DurationText.Of(Duration.FromTimeSpan(report.Lasted)), report.Failures);
        }
    }

    [LoggerMessage(
        EventId = 1101,
        Level = LogLevel.Warning,
        Message = "The database does not take what is written: {Why}. Senders are told to try again, nothing accepted is "
            + "lost, and work goes on by itself when it is back"
    )]
    private partial void LogBegan(string why);

    [LoggerMessage(
        EventId = 1102,
        Level = LogLevel.Warning,
        Message = "The database has been away for {Lasted}, {Failures} tries failed: {Why}"
    )]
    private partial void LogContinues(string lasted, long failures, string why);

    [LoggerMessage(
        EventId = 1103,
        Level = LogLevel.Information,
        Message = "The database is back after {Lasted} and {Failures} failed tries; work goes on"
    )]
    private partial void LogEnded(string lasted, long failures);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Error, Message = "{Task}; {Failures} failures so far")]
    private partial void LogTaskFailed(Exception fault, string task, long failures);
}
