using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;
using Microsoft.Extensions.Options;

namespace HandoffBot.Intake;

/// <summary>Stores the events of all requests that wait in one transaction, and answers them together.</summary>
/// <param name="inbox">Where they are stored.</param>
/// <param name="signals">Told of what waits for its decision.</param>
/// <param name="options">How much may wait.</param>
/// <param name="outage">Told of what fails.</param>
/// <param name="decider">Decides what it can in the same transaction; null where nothing is decided.</param>
public sealed class InboxCommitter(
    IInbox inbox,
    WorkSignals signals,
    IOptions<HandoffOptions> options,
    DatabaseOutage outage,
    IArrivalDecider? decider = null
) : BackgroundService
{
    private const int MaximumRows = 2000;
    private const int MaximumRequests = 4096;
    private readonly BacklogGauge _backlog = new(inbox, options.Value.Intake.MaxBacklog);
    private readonly GroupCommit<IReadOnlyList<NewEvent>, (StoreResult Outcome, int Duplicates)> _commits = new(
        MaximumRequests,
        MaximumRows,
        events => events.Count
    );

    /// <summary>Returns when the events are on disk, or will not be. A sender who hangs up takes nothing back.</summary>
    public async Task<(StoreResult Outcome, int Duplicates)> Store(IReadOnlyList<NewEvent> events) =>
        _commits.TryAdd(events, out var committed) ? await committed : (StoreResult.Full, 0);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _commits.Close();
        return base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _commits.Run(Commit);

    private async Task<IReadOnlyList<(StoreResult, int)>> Commit(IReadOnlyList<IReadOnlyList<NewEvent>> requests)
    {
        var results = new (StoreResult, int)[requests.Count];
        try
        {
            var accepted = Fitting(requests, await _backlog.Capacity());
            Array.Fill(results, (StoreResult.Full, 0));
            if (accepted.Count == 0)
            {
                return results;
            }

            var isNew = await Store(accepted.SelectMany(index => requests[index]));
            var at = 0;
            foreach (var index in accepted)
            {
                results[index] = (StoreResult.Stored, isNew.AsSpan(at, requests[index].Count).Count(false));
                at += requests[index].Count;
            }
        }
        catch (NewerSchemaException)
        {
            Array.Fill(results, (StoreResult.Outdated, 0));
        }
        catch (Exception fault)
        {
            outage.Failed("Score events could not be stored and their senders were told to try again", fault);
            Array.Fill(results, (StoreResult.Failed, 0));
        }

        return results;
    }

    // Whether each is new.
    private async Task<bool[]> Store(IEnumerable<NewEvent> accepted)
    {
        List<NewEvent> events = [.. accepted];
        var stored = decider is null ? null : await decider.TryStore(events, CancellationToken.None);
        if (stored is null)
        {
            var isNew = await inbox.Append(events, CancellationToken.None);
            stored = new(isNew, isNew.Count(one => one));
        }

        if (stored.Undecided > 0)
        {
            _backlog.Add(stored.Undecided);
            decider?.Stored();
            signals.Inbox.Notify();
        }

        return stored.IsNew;
    }

    // The requests that fit into what may still wait, by their place.
    private static List<int> Fitting(IReadOnlyList<IReadOnlyList<NewEvent>> requests, long room)
    {
        var fitting = new List<int>(requests.Count);
        foreach (var (index, events) in requests.Index())
        {
            if (events.Count <= room)
            {
                room -= events.Count;
                fitting.Add(index);
            }
        }

        return fitting;
    }
}
