using System.Net;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Refusals;

/// <summary>
/// Refused requests: counted as metrics, logged as warnings at intervals, kept in the database for thirty days (who,
/// where and why; never a body, never a secret), and reported by <c>/health/ready</c> while they continue.
/// </summary>
public sealed partial class RefusalLog(HandoffMetrics metrics, IDatabase database, TimeProvider time, ILogger<RefusalLog> log)
    : BackgroundService
{
    private const string Slack = "slack";
    private const string Intake = "intake";
    private const string Links = "links";
    private const string Accepted = "accepted";
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(3);
    private readonly RefusalBuffer _buffer = new();
    private readonly RefusalWarnings _warnings = new(time);
    private readonly SlidingWindowCounts _recent = new(time);

    /// <summary>Records a refused request to one of Slack's endpoints.</summary>
    public void SlackRefused(string endpoint, RefusalCause cause, IPAddress? from)
    {
        metrics.SlackRefused(cause.Code);
        _recent.Add(cause.Code);
        Record(Slack, endpoint, cause, from, "");
    }

    /// <summary>Records a request that carried a valid signature.</summary>
    public void SlackAccepted() => _recent.Add(Accepted);

    /// <summary>Records a sender's refused request.</summary>
    /// <param name="endpoint">The path, without what is particular to the request.</param>
    /// <param name="cause">Why.</param>
    /// <param name="from">The caller's address.</param>
    /// <param name="sender">Name of the credential shown; empty when it was none of ours.</param>
    public void IntakeRefused(string endpoint, RefusalCause cause, IPAddress? from, string sender)
    {
        metrics.IntakeRefused(cause.Code);
        Record(Intake, endpoint, cause, from, sender);
    }

    /// <summary>Records a refused link to the rows of a figure.</summary>
    public void LinkRefused(string endpoint, RefusalCause cause, IPAddress? from)
    {
        metrics.LinkRefused(cause.Code);
        Record(Links, endpoint, cause, from, "");
    }

    /// <summary>How many of Slack's requests were refused for this cause within the last ten minutes, by this instance.</summary>
    internal long RecentlyRefused(RefusalCause cause) => _recent.Of(cause.Code);

    /// <summary>How many were accepted within the last ten minutes, by this instance.</summary>
    internal long RecentlyAccepted() => _recent.Of(Accepted);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SupervisedLoop.Run(
            async cancel =>
            {
                await Task.Delay(BetweenWrites, time, cancel);
                // A write that has begun is finished when the host stops.
                await Write(CancellationToken.None);
            },
            NotKept,
            // The next cycle begins with its own delay.
            _ => Task.CompletedTask,
            stoppingToken
        );
        try
        {
            using var limit = new CancellationTokenSource(LastWrite);
            await Write(limit.Token);
        }
        catch (Exception fault)
        {
            NotKept(fault);
        }
    }

    private void Record(string source, string endpoint, RefusalCause cause, IPAddress? from, string sender)
    {
        var address = RequestOrigin.Of(from);
        _buffer.Add(endpoint, address, sender, cause, time.Now());
        if (_warnings.Record(source, new RefusalWarning(endpoint, address, cause, 0)) is { } warning)
        {
            Warn(source, warning);
        }
    }

    private async Task Write(CancellationToken cancel)
    {
        foreach (var (source, warning) in _warnings.Due())
        {
            Warn(source, warning);
        }

        var rows = _buffer.Drain();
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await database.Write(
                async (db, token) =>
                {
                    await RefusalStore.Add(db, rows, token);
                    return true;
                },
                cancel
            );
        }
        catch (Exception)
        {
            _buffer.PutBack(rows);
            throw;
        }
    }

    [LoggerMessage(
        EventId = 1307,
        Level = LogLevel.Debug,
        Message = "The counts of refused requests could not be written and are kept for the next time"
    )]
    private partial void NotKept(Exception fault);
}
