using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Stores requests from Slack before they are answered. Those that arrive during a commit share the next one.</summary>
internal sealed class SlackRecorder(
    IDatabase database,
    WorkSignals signals,
    HandoffMetrics metrics,
    DatabaseOutage outage,
    TimeProvider time
) : BackgroundService
{
    private const int MaximumRows = 128;
    private const int MaximumWaiting = 4096;
    private readonly GroupCommit<SlackInboxRow, bool> _commits = new(MaximumWaiting, MaximumRows, _ => 1);

    /// <summary>True once it is on disk, also when it was there before; false when it could not be put there.</summary>
    public Task<bool> Record(ReceivedRequest item)
    {
        var row = new SlackInboxRow
        {
            Key = item.Key,
            Kind = item.Kind,
            Body = item.Body,
            AlertId = item.AlertId,
            ReceivedAt = time.Now(),
        };
        return _commits.TryAdd(row, out var stored) ? stored : Task.FromResult(false);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // Accepted requests are still written; new ones are refused.
        _commits.Close();
        return base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _commits.Run(Commit);

    private async Task<IReadOnlyList<bool>> Commit(IReadOnlyList<SlackInboxRow> rows)
    {
        var stored = await Write(rows);
        if (stored)
        {
            foreach (var row in rows)
            {
                metrics.Interacted(row.Kind);
            }

            signals.SlackInbox.Notify();
        }

        return [.. rows.Select(_ => stored)];
    }

    private async Task<bool> Write(IReadOnlyList<SlackInboxRow> rows)
    {
        try
        {
            return await database.WriteAtOnce(
                async (db, cancel) =>
                {
                    await SlackInboxStore.Add(db, rows, cancel);
                    return true;
                },
                CancellationToken.None
            );
        }
        catch (Exception fault)
        {
            outage.Failed("Requests from Slack could not be kept and were refused", fault);
            return false;
        }
    }
}
