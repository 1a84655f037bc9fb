using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Deadlines;

/// <summary>
/// Time is a column: reads the alerts that are due, applies the rules to them, and sleeps until the
/// next one is due. There is no timer per alert and no scan of what is not due.
/// </summary>
public sealed class DueLoop(IDatabase database, AgreementRegistry agreements, WorkSignals signals, DatabaseOutage outage, TimeProvider time)
    : BackgroundService
{
    internal const int Batch = 100;
    private static readonly TimeSpan MaximumSleep = TimeSpan.FromSeconds(1);

    /// <summary>Applies the passing of time to one batch of due alerts; returns how many there were.</summary>
    public async Task<int> ApplyDue(CancellationToken cancel)
    {
        var now = time.Now();
        var (due, changed) = await database.Write(
            async (db, token) =>
            {
                var ids = await DueAlerts.LockDue(db, now, Batch, token);
                var transitions = await AlertCommandHandler.RunAll(db, ids, new AlertCommand.Tick(), agreements, now, token);
                return (ids.Count, transitions.Any(transition => transition.Effects.Count > 0));
            },
            cancel
        );
        if (changed)
        {
            signals.Messages.Notify();
        }

        return due;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            Cycle,
            // The rows stay due and are read again.
            fault => outage.Failed("What became due could not be done and is tried again", fault),
            MaximumSleep,
            time,
            stoppingToken
        );

    private async Task Cycle(CancellationToken cancel)
    {
        var next = await database.Read(DueAlerts.NextDueAt, cancel);
        if (!(next <= time.Now() && await ApplyDue(cancel) == Batch))
        {
            await signals.Due.Wait(Sleep(next), time, cancel);
        }
    }

    // At most a second: another instance may have stored an earlier due time.
    private TimeSpan Sleep(Instant? next)
    {
        if (next is not { } at)
        {
            return MaximumSleep;
        }

        var until = at - time.Now();
        return until <= Duration.Zero ? TimeSpan.FromMilliseconds(10)
            : until < Duration.FromTimeSpan(MaximumSleep) ? until.ToTimeSpan()
            : MaximumSleep;
    }
}
