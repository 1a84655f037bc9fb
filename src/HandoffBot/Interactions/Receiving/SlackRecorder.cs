using System.Threading.Channels;
using HandoffBot.Hosting;
using HandoffBot.Operations.Metrics;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Puts what Slack sends on disk before it is answered. What arrives while a commit is under way shares the next one.</summary>
internal sealed class SlackRecorder(IDatabase database, WorkSignals bells, HandoffMetrics metrics, DatabaseOutage outage, TimeProvider time)
    : BackgroundService
{
    private const int MostAtOnce = 128;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(4096);

    /// <summary>True once it is on disk, also when it was there before; false when it could not be put there.</summary>
    public Task<bool> Keep(ReceivedRequest item)
    {
        var row = new SlackInboxRow
        {
            Key = item.Key,
            Kind = item.Kind,
            Body = item.Body,
            ReceivedAt = time.Now(),
        };
        var waiting = new Waiting(row, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(waiting) ? waiting.Kept.Task : Task.FromResult(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was taken is still written; nothing new is.
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var one))
            {
                batch.Add(one);
            }

            var kept = await Write(batch);
            foreach (var one in batch)
            {
                one.Kept.SetResult(kept);
            }

            if (!kept)
            {
                continue;
            }

            batch.ForEach(one => metrics.Interacted(one.Row.Kind));
            bells.SlackInbox.Notify();
        }
    }

    private async Task<bool> Write(List<Waiting> batch)
    {
        try
        {
            return await database.WriteAtOnce(
                async (db, cancel) =>
                {
                    await SlackInboxStore.Add(db, [.. batch.Select(one => one.Row)], cancel);
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

    private sealed record Waiting(SlackInboxRow Row, TaskCompletionSource<bool> Kept);
}
