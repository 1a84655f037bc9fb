using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// Releases leads that waited for working hours to open: the hottest of a channel first and one after the other, at the pace agreed.
/// What expired meanwhile is recorded and not posted. Each is decided again in one transaction, under the row of its channel's pace, so
/// that several instances keep one order and one pace.
/// </summary>
public sealed partial class OpeningReleases(
    IDatabase database,
    IInbox inbox,
    AgreementRegistry agreements,
    QuarantinedRows setAside,
    WorkSignals signals,
    TimeProvider time,
    Func<string> newId,
    ILogger<OpeningReleases> log
)
{
    private const string PaceKey = "release:";
    private const int MostExpired = 50;
    private static readonly Duration Minute = Duration.FromMinutes(1);

    // What was found last, so that the pace is not asked for with each look. The row decides.
    private readonly Dictionary<string, Instant> _freeAt = new(StringComparer.Ordinal);

    /// <summary>Does what is due; when there is more to do, as far as that is known; null when a look each second suffices.</summary>
    public async Task<Instant?> ReleaseDue(CancellationToken cancel)
    {
        var now = time.Now();
        if (!(await database.Read(OpeningWaits.NextDueAt, cancel) <= now))
        {
            return null;
        }

        var expired = await database.Read((db, token) => OpeningWaits.Expired(db, now, MostExpired, token), cancel);
        foreach (var row in expired)
        {
            await Guarded(() => row, (db, token) => Decide(db, row, now, token), cancel);
        }

        Instant? next = expired.Count == MostExpired ? now : null;
        foreach (var channel in await database.Read(OpeningWaits.Channels, cancel))
        {
            var free = await ReleaseInto(channel, now, cancel);
            next = free is null || next < free ? next : free;
        }

        return next;
    }

    // As long as the pace lets it; then when it does again.
    private async Task<Instant?> ReleaseInto(string channel, Instant now, CancellationToken cancel)
    {
        var key = PaceKey + channel;
        while (
            !IsPaced(_freeAt.GetValueOrDefault(channel), now)
            && await database.Read((db, token) => OpeningWaits.Hottest(db, channel, now, token), cancel) is { } hottest
        )
        {
            _freeAt[channel] = await Guarded(() => hottest, Release, cancel);

            async Task<Instant> Release(HandoffDb db, CancellationToken token)
            {
                var free = (await RateLimitStore.Lock(db, [key], token))[key].NextFreeAt;
                if (IsPaced(free, now) || await OpeningWaits.Hottest(db, channel, now, token) is not { } row)
                {
                    return free;
                }

                hottest = row;
                if (await Decide(db, row, now, token) is not { Outcome: DecisionOutcome.Alerted, Alert: { } alert })
                {
                    return free;
                }

                free = now + Pause(alert);
                await RateLimitStore.Reserve(db, new Dictionary<string, Instant> { [key] = free }, token);
                return free;
            }
        }

        return _freeAt.TryGetValue(channel, out var at) && IsPaced(at, now) ? at : null;
    }

    // One further ahead was left by a wrong clock.
    private static bool IsPaced(Instant free, Instant now) => free > now && free <= now + Minute;

    // What became of it; null where nothing did: it waits no longer, or still.
    private async Task<Decision?> Decide(HandoffDb db, OpeningWaitRow row, Instant now, CancellationToken cancel)
    {
        var lead = await HeldLeadContext.Open(db, inbox, agreements, row.AccountKey, row.EventId, now, cancel);
        if (lead.Held is not { } held || held.Agreement != row.Agreement || lead.Event is not { } e)
        {
            await OpeningWaits.Save(db, [row.EventId], [], cancel);
            return null;
        }

        var selection = lead.Accounts.Select(e, agreements.InForce);
        var history = await lead.History(db, e, selection.Agreement, agreements, now, cancel);
        var key = FieldReportKey.OfOpening(row.EventId, now);
        var decision = Decider.AtOpening(e, key, row.OpensAt, selection, history, now, newId());
        if (decision is { Wait: { } wait, AgreementId: { } agreement })
        {
            // The hours changed meanwhile.
            await OpeningWaits.Save(db, [], [OpeningWaitRows.Of(wait, row.EventId, row.AccountKey, agreement)], cancel);
            return null;
        }

        lead.Accounts.Add(e, held, decision);
        await lead.Accounts.Save(cancel);
        return decision;
    }

    private Duration Pause(Alert alert)
    {
        var agreement = agreements.Of(alert.AgreementId);
        var coverage = agreement.Routing.FirstOrDefault(route => route.Name == alert.Route)?.Coverage;
        var aMinute = coverage is null ? null : agreement.Coverage.GetValueOrDefault(coverage)?.ReleasedAMinute;
        return Minute / (aMinute ?? Coverage.UsualPace);
    }

    // One that cannot be decided stands in nobody's way: it stays held, and waits for no opening.
    private async Task<T?> Guarded<T>(
        Func<OpeningWaitRow> about,
        Func<HandoffDb, CancellationToken, Task<T>> work,
        CancellationToken cancel
    )
    {
        try
        {
            var done = await database.Write(work, cancel);
            signals.Messages.Notify();
            return done;
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault) && fault.GetBaseException() is not NewerDocumentException)
        {
            var row = about();
            await database.Write(
                async (db, token) =>
                {
                    await OpeningWaits.Save(db, [row.EventId], [], token);
                    await setAside.Tell(db, "event", row.EventId, row.Agreement, fault.GetBaseException().Message, time.Now(), token);
                    return true;
                },
                cancel
            );
            LogSetAside(fault, row.EventId);
            setAside.Count("event");
            signals.Messages.Notify();
            return default;
        }
    }

    [LoggerMessage(
        EventId = 1803,
        Level = LogLevel.Error,
        Message = "Event {EventId}, which waited for opening, could not be decided again and was set aside: it stays held"
    )]
    private partial void LogSetAside(Exception fault, string eventId);
}
