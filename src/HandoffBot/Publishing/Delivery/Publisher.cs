using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>Makes Slack match the rows: one loop runs dispatch cycles against the database and asks whether what Slack closed is open
/// again.</summary>
public sealed class Publisher(
    IDatabase database,
    WorkSignals signals,
    Dispatcher dispatcher,
    AvailabilityProbe probe,
    SlackAvailability availability,
    DatabaseOutage databaseOutage,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private Task<bool> _probing = Task.FromResult(false);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isPrepared = false;
        await SupervisedLoop.Run(
            async cancel =>
            {
                if (!isPrepared)
                {
                    await Prepare(cancel);
                    isPrepared = true;
                }

                await Cycle(cancel);
            },
            // The rows and the unrecorded results are still there; the database may be back in a moment.
            fault => databaseOutage.Failed(Dispatcher.CycleFailed, fault),
            PollInterval,
            time,
            stoppingToken
        );
        await dispatcher.RecordRemaining();
    }

    private async Task Cycle(CancellationToken cancel)
    {
        var result = await dispatcher.Run(cancel);
        if (_probing.IsCompleted)
        {
            await ProbeAvailability(result.WorkspaceClosed, cancel);
        }

        await signals.Messages.Wait(DelayUntilNextCycle(result), time, cancel);
    }

    // Applies the result of the last probe and starts the next one beside the loop.
    private async Task ProbeAvailability(string? workspaceClosed, CancellationToken cancel)
    {
        if (await _probing && dispatcher.Breaker.IsOpen)
        {
            dispatcher.Breaker.HalfOpen();
            availability.Answers = true;
            signals.Messages.Notify();
        }

        _probing = RunProbe(workspaceClosed, dispatcher.Breaker.IsProbeDue(time.Now()), cancel);
    }

    private async Task<bool> RunProbe(string? workspaceClosed, bool isProbeDue, CancellationToken cancel)
    {
        try
        {
            var answered = await probe.Run(workspaceClosed, isProbeDue, cancel) && isProbeDue;
            if (answered)
            {
                signals.Messages.Notify();
            }

            return answered;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            databaseOutage.Failed(Dispatcher.CycleFailed, fault);
            return false;
        }
    }

    private TimeSpan DelayUntilNextCycle(DispatchResult result)
    {
        var next = dispatcher.Breaker.OpenUntil ?? result.NextCycleAt;
        if (next is not { } at || dispatcher.IsBusy)
        {
            return PollInterval;
        }

        var wait = at - time.Now();
        // While the circuit is open the probe's answer ends the wait.
        return wait <= Duration.Zero ? (dispatcher.Breaker.IsOpen ? PollInterval : TimeSpan.Zero)
            : wait.ToTimeSpan() < PollInterval ? wait.ToTimeSpan()
            : PollInterval;
    }

    // On SQLite this process is the only one: what an earlier one leased is free at once, and a cycle may share a transaction.
    private async Task Prepare(CancellationToken cancel)
    {
        var isAlone = await database.Write(
            async (db, token) =>
            {
                if (!db.IsPostgres)
                {
                    await MessageClaims.ExpireLeases(db, time.Now(), token);
                }

                return !db.IsPostgres;
            },
            cancel
        );
        if (isAlone)
        {
            dispatcher.AllowEnlisting();
        }
    }
}
