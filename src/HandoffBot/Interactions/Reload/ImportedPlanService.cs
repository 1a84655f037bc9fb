using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Review.History;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace HandoffBot.Interactions.Reload;

/// <summary>
/// Tells the review channel what a version that came into force from a file would have decided differently, once for each version. It
/// decides the past beside the work, after the version is in force and outside any transaction.
/// </summary>
internal sealed class ImportedPlanService(
    AgreementRegistry agreements,
    IDatabase database,
    MethodQuota quota,
    WorkSignals signals,
    DatabaseOutage outage,
    IOptions<HandoffOptions> options,
    TimeProvider time
) : BackgroundService
{
    // One that was put in force while no host ran is told at the next start; nobody asks of one that is older.
    private static readonly Duration Recent = Duration.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // Longer than a plan takes: while one instance is at it, and after a crash, no other begins.
    private static readonly Duration OneAtATime = Duration.FromMinutes(10);

    private IReadOnlyList<(string, int)> _told = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Agreement.TellPlan
            ? SupervisedLoop.Run(
                async cancel =>
                {
                    await Tell(cancel);
                    await Task.Delay(Look, time, cancel);
                },
                fault => outage.Failed("What a new version of an agreement changes could not be told and is tried again", fault),
                Look,
                time,
                stoppingToken
            )
            : Task.CompletedTask;

    private async Task Tell(CancellationToken cancel)
    {
        var inForce = agreements.InForce;
        IReadOnlyList<(string, int)> versions = [.. inForce.Select(one => (one.Id, one.Version))];
        if (versions.SequenceEqual(_told))
        {
            return;
        }

        var isDone = true;
        foreach (var agreement in inForce)
        {
            isDone &= await Tell(agreement, inForce, cancel);
        }

        _told = isDone ? versions : _told;
    }

    // False where another instance is at it, or was when it ended: it is looked at again.
    private async Task<bool> Tell(HandoffAgreement agreement, IReadOnlyList<HandoffAgreement> inForce, CancellationToken cancel)
    {
        var key = $"plan:{agreement.Id}:{agreement.Version}";
        if (await database.Read((db, token) => Before(db, key, agreement, token), cancel) is not { } before)
        {
            return true;
        }

        if (!await quota.TryAcquire(new Pace($"plan:{agreement.Id}", OneAtATime, 1), cancel))
        {
            return false;
        }

        var content = await Content(agreement, before, inForce, cancel);
        await database.Write(
            async (db, token) =>
            {
                if (!await IsTold(db, key, token))
                {
                    var channel = agreement.Channels.Review;
                    await Outbox.WantNotice(db, key, channel, agreement.Id, content.ToJson(), time.Now(), token);
                }

                return true;
            },
            cancel
        );
        signals.Messages.Notify();
        return true;
    }

    private async Task<NoticeContent> Content(
        HandoffAgreement agreement,
        HandoffAgreement before,
        IReadOnlyList<HandoffAgreement> inForce,
        CancellationToken cancel
    )
    {
        var now = time.Now();
        var during = new Interval(now - Duration.FromDays(7 * AgreementPlanReply.Weeks), now);
        var events = await database.Read((db, token) => StoredEvents.Count(db, during, token), cancel);
        if (events > AgreementPlanReply.MostEvents)
        {
            return ImportedPlanText.TooMany(agreement, events);
        }

        var others = inForce.Where(one => one.Id != agreement.Id);
        IReadOnlyList<HandoffAgreement> was = [.. others.Append(before).OrderBy(one => one.Id, StringComparer.Ordinal)];
        var answers = await AccountAnswers.Stored(database, cancel);
        var result = await new PlanRun(database, was, inForce, answers, during).Run((_, _) => { }, cancel);
        return ImportedPlanText.Of(agreement, before, result);
    }

    // The version before; null where there is nothing to tell.
    private async Task<HandoffAgreement?> Before(HandoffDb db, string key, HandoffAgreement agreement, CancellationToken cancel)
    {
        var row = await db
            .Agreements.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Agreement == agreement.Id && one.Version == agreement.Version, cancel);
        return row is { Origin: VersionOrigin.File } && row.ImportedAt >= time.Now() - Recent && !await IsTold(db, key, cancel)
            ? await PastAgreements.Before(db, agreement.Id, agreement.Version, cancel)
            : null;
    }

    private static Task<bool> IsTold(HandoffDb db, string key, CancellationToken cancel) =>
        db.Messages.AnyAsync(one => one.Kind == Outbox.NoticeKind && one.Subject == key, cancel);
}
