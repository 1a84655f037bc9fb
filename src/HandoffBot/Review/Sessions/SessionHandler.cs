using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Sessions;

/// <summary>Begins handoff reviews and carries out what people do in them, in the caller's transaction; the caller notifies Messages after
/// it.</summary>
public sealed class SessionHandler(AgreementRegistry agreements, TimeProvider time, Func<string> newId)
{
    private const int MostLooked = 200;

    /// <summary>Begins one, unless one runs: then its messages are drawn again, for whoever does not find them.</summary>
    /// <returns>The session that runs, and whether it is new.</returns>
    public async Task<(HandoffSession Session, bool IsNew)> Start(
        HandoffDb db,
        HandoffAgreement agreement,
        string by,
        CancellationToken cancel
    )
    {
        var now = time.Now();
        if (await SessionStore.Running(db, agreement.Id, cancel) is { } running)
        {
            if (now - running.StartedAt < SessionRules.Longest)
            {
                await Want(db, running.Session, [running.Session.Step], now, cancel);
                return (running.Session, false);
            }

            running.EndedAt = now;
            await SessionStore.Save(db, running, cancel);
        }

        var session = new HandoffSession
        {
            Id = newId(),
            AgreementId = agreement.Id,
            StartedBy = by,
            StartedAt = now,
            StepBegan = now,
            AlertId = await Draw(db, agreement, now, cancel),
        };
        await SessionStore.Add(db, Row(session), cancel);
        // Somebody began one at the same moment.
        if (await SessionStore.Running(db, agreement.Id, cancel) is { } other && other.Id != session.Id)
        {
            return (other.Session, false);
        }

        await Want(db, session, [session.Step], now, cancel);
        return (session, true);
    }

    /// <summary>Changes one by the rules; null when there is none of that id.</summary>
    public async Task<SessionChange?> Change(
        HandoffDb db,
        string id,
        Func<HandoffSession, Instant, SessionChange> change,
        CancellationToken cancel
    )
    {
        if (await SessionStore.Locked(db, id, cancel) is not { } row)
        {
            return null;
        }

        var (now, before) = (time.Now(), row.Session);
        var changed = change(before, now);
        if (ReferenceEquals(changed.Session, before))
        {
            return changed;
        }

        // One that another took the place of is written down to its end, and stays over.
        row.Session = changed.Session;
        row.EndedAt ??= changed.Session.Verdict?.At;
        await SessionStore.Save(db, row, cancel);
        await Want(db, changed.Session, Changed(before, changed.Session), now, cancel);
        return changed;
    }

    // The hottest, and of these the highest score: where there is most to talk about.
    private static async Task<string?> Draw(HandoffDb db, HandoffAgreement agreement, Instant now, CancellationToken cancel) =>
        (await SessionStore.LiveAlerts(db, agreement.Id, now.ToUnixTimeMilliseconds(), MostLooked, cancel))
            .OrderBy(alert => Bands.Rank(agreement, alert.Band))
            .ThenByDescending(alert => alert.Score)
            .Select(alert => alert.Id)
            .FirstOrDefault();

    private static IReadOnlyList<SessionStep> Changed(HandoffSession before, HandoffSession after) =>
        [
            .. Enum.GetValues<SessionStep>()
                .Where(step =>
                    step <= after.Step
                    && (
                        before.Output(step) != after.Output(step)
                        || (before.Step != after.Step && (step == before.Step || step == after.Step))
                        || (after.Verdict is not null && step == after.Step)
                    )
                ),
        ];

    private static SessionRow Row(HandoffSession session) =>
        new()
        {
            Id = session.Id,
            Agreement = session.AgreementId,
            StartedAt = session.StartedAt,
            Session = session,
        };

    private async Task Want(
        HandoffDb db,
        HandoffSession session,
        IReadOnlyList<SessionStep> steps,
        Instant now,
        CancellationToken cancel
    )
    {
        var (id, agreement) = (session.Id, agreements.Of(session.AgreementId));
        var channel = agreement.Channels.Review;
        var root = Outbox.Session(Outbox.SessionKind, id, channel, agreement.Id, null, now);
        var thread = await SessionStore.Message(db, Outbox.SessionKind, id, cancel) ?? root.Id;
        var messages = new List<MessageRow> { root };
        messages.AddRange(
            steps.Select(step =>
                Outbox.Session(
                    Outbox.SessionStepKind,
                    new SessionStepReference(id, step).ToString(),
                    channel,
                    agreement.Id,
                    thread,
                    now
                )
            )
        );
        if (session.Verdict is not null)
        {
            messages.Add(Outbox.Session(Outbox.SessionSummaryKind, id, channel, agreement.Id, null, now));
        }

        await WantedMessages.Add(db, messages, cancel);
    }
}
