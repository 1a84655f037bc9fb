using System.Threading.Channels;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;
using Microsoft.Extensions.Options;

namespace HandoffBot.Intake;

/// <summary>How a request's events fared.</summary>
public enum StoreResult
{
    /// <summary>On disk.</summary>
    Stored,

    /// <summary>Not stored: too much waits already.</summary>
    Full,

    /// <summary>The database cannot be written now.</summary>
    Trouble,
}

/// <summary>
/// Group commit: takes every request that waits, stores all of their events in one transaction, and lets them go together.
/// While one commit goes to disk the next group gathers, so the disk's latency is shared and not multiplied.
/// </summary>
public sealed class InboxCommitter(IInbox inbox, WorkSignals bells, IOptions<HandoffOptions> options, DatabaseOutage outage)
    : BackgroundService
{
    private const int MostRows = 2000;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly BacklogGauge _backlog = new(inbox, options.Value.Intake.MaxBacklog);

    /// <summary>Returns when the events are on disk, or will not be. A sender who hangs up takes nothing back.</summary>
    public async Task<(StoreResult Outcome, int Duplicates)> Store(IReadOnlyList<NewEvent> events)
    {
        var waiting = new Waiting(events);
        return _queue.Writer.TryWrite(waiting) ? await waiting.Done.Task : (StoreResult.Full, 0);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends when the queue is closed and empty: whoever waits is answered.
        var group = new List<Waiting>();
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            for (var rows = 0; rows < MostRows && _queue.Reader.TryRead(out var waiting); rows += waiting.Events.Count)
            {
                group.Add(waiting);
            }

            await Commit(group);
            group.Clear();
        }
    }

    private async Task Commit(List<Waiting> group)
    {
        try
        {
            var taken = Fitting(group, await _backlog.Room());
            if (taken.Count == 0)
            {
                return;
            }

            var isNew = await inbox.Append([.. taken.SelectMany(waiting => waiting.Events)], CancellationToken.None);
            _backlog.Grew(isNew.Count(one => one));
            var at = 0;
            foreach (var waiting in taken)
            {
                waiting.Done.SetResult((StoreResult.Stored, isNew.AsSpan(at, waiting.Events.Count).Count(false)));
                at += waiting.Events.Count;
            }

            bells.Inbox.Notify();
        }
        catch (Exception trouble)
        {
            outage.Failed("Score events could not be stored and their senders were told to try again", trouble);
            group.ForEach(waiting => waiting.Done.TrySetResult((StoreResult.Trouble, 0)));
        }
    }

    private static List<Waiting> Fitting(List<Waiting> group, long room)
    {
        var fitting = new List<Waiting>(group.Count);
        foreach (var waiting in group)
        {
            if (waiting.Events.Count > room)
            {
                waiting.Done.SetResult((StoreResult.Full, 0));
                continue;
            }

            room -= waiting.Events.Count;
            fitting.Add(waiting);
        }

        return fitting;
    }

    private sealed record Waiting(IReadOnlyList<NewEvent> Events)
    {
        public TaskCompletionSource<(StoreResult, int)> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
