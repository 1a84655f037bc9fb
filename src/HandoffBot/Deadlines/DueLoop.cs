using HandoffBot.Agreements;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Deadlines;

/// <summary>
/// Time is a column: reads the alerts that are due, applies the rules to them, releases the leads that waited for opening, and
/// sleeps until the next one is due. There is no timer per alert and no scan of what is not due. An alert on which a click waits is left
/// alone until the click is worked.
/// </summary>
public sealed partial class DueLoop(
    IDatabase database,
    AgreementRegistry agreements,
    OpeningReleases releases,
    ClickWatermark clicks,
    IEnumerable<IDueWork> others,
    WorkSignals signals,
    QuarantinedRows setAside,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<DueLoop> log
) : BackgroundService
{
    internal const int Batch = 100;
    private static readonly TimeSpan MaximumSleep = TimeSpan.FromSeconds(1);
    private bool _isBegun;

    /// <summary>Applies the passing of time to one batch of due alerts; returns how many there were.</summary>
    public async Task<int> ApplyDue(CancellationToken cancel)
    {
        var now = time.Now();
        try
        {
            return await Apply((db, token) => DueAlerts.LockDue(db, now, Batch, token), now, cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            return await ApplyEach(now, cancel);
        }
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

    private async Task<int> Apply(
        Func<HandoffDb, CancellationToken, Task<IReadOnlyList<string>>> take,
        Instant now,
        CancellationToken cancel
    )
    {
        var (due, changed) = await database.Write(
            async (db, token) =>
            {
                var ids = await take(db, token);
                var transitions = await AlertCommandHandler.Tick(db, ids, agreements, now, token);
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

    // One of them is what is wrong: it must not keep the others.
    private async Task<int> ApplyEach(Instant now, CancellationToken cancel)
    {
        var ids = await database.Read((db, token) => DueAlerts.Peek(db, now, Batch, token), cancel);
        Exception? ofANewerRelease = null;
        foreach (var id in ids)
        {
            try
            {
                await Apply((_, _) => Task.FromResult<IReadOnlyList<string>>([id]), now, cancel);
            }
            catch (Exception fault) when (fault.GetBaseException() is NewerDocumentException)
            {
                // Not unreadable: an instance of that release reads it.
                ofANewerRelease = fault;
            }
            catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
            {
                await SetAside(id, fault, cancel);
            }
        }

        return ofANewerRelease is null ? ids.Count : throw ofANewerRelease;
    }

    private async Task SetAside(string id, Exception fault, CancellationToken cancel)
    {
        if (await setAside.SetAside(database, "alert", id, fault, DueAlerts.SetAside, time.Now(), cancel))
        {
            LogSetAside(fault, id);
            signals.Messages.Notify();
        }
    }

    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Error,
        Message = "Alert {Alert} could not be moved along and was set aside: time changes it no more"
    )]
    private partial void LogSetAside(Exception fault, string alert);

    private async Task Cycle(CancellationToken cancel)
    {
        if (!_isBegun)
        {
            // What people did while no host worked it comes before what became due since.
            await clicks.Reached(time.Now(), cancel);
            _isBegun = true;
        }

        var next = await database.Read((db, token) => DueAlerts.NextToTake(db, time.Now(), token), cancel);
        var isMore = next <= time.Now() && await ApplyDue(cancel) == Batch;
        next = Earlier(next, await releases.ReleaseDue(cancel));
        foreach (var other in others)
        {
            next = Earlier(next, await other.RunDue(cancel));
        }

        if (!isMore)
        {
            await signals.Due.Wait(Sleep(next), time, cancel);
        }
    }

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other : one;

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
