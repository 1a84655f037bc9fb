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
    private static readonly Duration PollInterval = Duration.FromSeconds(1);
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
            PollInterval.ToTimeSpan(),
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

        var wait = UntilNextCycle(dispatcher.Breaker.OpenUntil, result.NextCycleAt, dispatcher.IsBusy, time.Now());
        await signals.Messages.Wait(wait.ToTimeSpan(), time, cancel);
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

    /// <summary>How long the next cycle may wait, if no signal comes before.</summary>
    /// <param name="openUntil">When Slack, which does not answer, is probed next; null while it answers.</param>
    /// <param name="nextCycleAt">When there is more to send; null when nothing waits.</param>
    /// <param name="isBusy">Nothing more may be sent until something that is under way has ended.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Zero to a second.</returns>
    internal static Duration UntilNextCycle(Instant? openUntil, Instant? nextCycleAt, bool isBusy, Instant now)
    {
        if ((openUntil ?? nextCycleAt) is not { } next || isBusy)
        {
            return PollInterval;
        }

        // A probe that is due has been started: its answer is a signal.
        return next > now ? Duration.Min(next - now, PollInterval)
            : openUntil is null ? Duration.Zero
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
