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
/// Time is a column: takes the alerts whose moment has come, lets the rules say what became of them, and sleeps till the
/// next moment. There is no timer per alert and no look at what is not due.
/// </summary>
public sealed class DueLoop(IDatabase database, AgreementRegistry agreements, WorkSignals signals, DatabaseOutage outage, TimeProvider time)
    : BackgroundService
{
    internal const int Batch = 100;
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1);

    /// <summary>Moves one batch of due alerts along; how many there were.</summary>
    public async Task<int> ApplyDue(CancellationToken cancel)
    {
        var now = time.Now();
        var (due, changed) = await database.Write(
            async (db, token) =>
            {
                var ids = await DueAlerts.Take(db, now, Batch, token);
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
            // The rows stay due; the database may be back in a moment.
            fault => outage.Failed("What became due could not be done and is tried again", fault),
            LookAnyway,
            time,
            stoppingToken
        );

    private async Task Cycle(CancellationToken cancel)
    {
        var next = await database.Read(DueAlerts.Next, cancel);
        if (!(next <= time.Now() && await ApplyDue(cancel) == Batch))
        {
            await signals.Due.Wait(Sleep(next), time, cancel);
        }
    }

    // Never longer than a second: another instance may have brought the next moment closer.
    private TimeSpan Sleep(Instant? next)
    {
        if (next is not { } at)
        {
            return LookAnyway;
        }

        var until = at - time.Now();
        return until <= Duration.Zero ? TimeSpan.FromMilliseconds(10)
            : until < Duration.FromTimeSpan(LookAnyway) ? until.ToTimeSpan()
            : LookAnyway;
    }
}
