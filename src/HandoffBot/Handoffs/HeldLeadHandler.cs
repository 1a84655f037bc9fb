using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Handoffs;

/// <summary>What became of a held lead that a person released or dropped.</summary>
/// <param name="Decision">The decision made; null where none was.</param>
/// <param name="Refused">Why it cannot be done, in plain words; null where it could, or where the lead no longer waits.</param>
public sealed record HeldLeadResult(DecisionRow? Decision, string? Refused = null);

/// <summary>Releases and drops held leads, in the caller's transaction; the caller notifies Messages and Due after it.</summary>
/// <param name="inbox">Holds the accounts.</param>
/// <param name="agreements">In force.</param>
/// <param name="time">The clock.</param>
/// <param name="newId">Ids for new alerts.</param>
public sealed class HeldLeadHandler(IInbox inbox, AgreementRegistry agreements, TimeProvider time, Func<string> newId)
{
    /// <summary>Hands the lead off as it stands, if it waits with this event.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="account">Key of its account.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="by">Slack user id of whoever does it.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task<HeldLeadResult> Release(HandoffDb db, string account, string eventId, string by, CancellationToken cancel)
    {
        var now = time.Now();
        var lead = await HeldLeadContext.Open(db, inbox, agreements, account, eventId, now, cancel);
        var (accounts, held, e) = lead;
        if (held is null)
        {
            return new(null);
        }

        if (e is null)
        {
            return new(null, "What its event said is no longer stored, so there is nothing to hand off. It can be dropped.");
        }

        if ((await MatchingAccounts.Questions(db, [account], cancel)).Exists(one => one.IsOpen && one.EventId == eventId))
        {
            return new(null, "It waits for a word on which account it is: the message that asks stands in the review channel.");
        }

        var selection = accounts.Select(e, agreements.InForce);
        if (selection.Agreement is not { } agreement || agreement.Id != held.Agreement)
        {
            return new(null, selection.Reason ?? "Another agreement takes this lead by now; its next event goes there.");
        }

        var history = await lead.History(db, e, agreement, agreements, now, cancel);
        var decision = Decider.Release(e, FieldReportKey.OfPerson(eventId), by, history, agreement, now, newId());
        if (decision.Outcome is DecisionOutcome.Held)
        {
            return new(null, decision.Reason);
        }

        accounts.Add(e, held, decision, decision.Alert is null ? null : $"released by {by}");
        await accounts.Save(cancel);
        return new(DecisionRow.Of(decision, e));
    }

    /// <summary>Gives the lead up, if it waits with this event. Parameters as for <see cref="Release"/>.</summary>
    public async Task<HeldLeadResult> Drop(HandoffDb db, string account, string eventId, string by, CancellationToken cancel)
    {
        var now = time.Now();
        var (accounts, held, _) = await HeldLeadContext.Open(db, inbox, agreements, account, eventId, now, cancel);
        var first = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == eventId, cancel);
        if (held is null || first is null)
        {
            return new(null);
        }

        var why = $"Dropped by {by} while it waited: it is not handed off. The account's next event is decided as ever.";
        var decision = new DecisionRow
        {
            EventId = FieldReportKey.OfPerson(eventId),
            ScoreEventId = eventId,
            AccountKey = account,
            Outcome = DecisionOutcome.Suppressed,
            Rule = DecisionAgain.DroppedRule,
            Reason = why,
            Band = first.Band,
            Agreement = first.Agreement,
            AgreementVersion = first.AgreementVersion,
            OccurredAt = first.OccurredAt,
            DecidedAt = now,
            Trace = [new TraceStep(DecisionAgain.DroppedRule, $"dropped by {by}", false, why)],
        };
        accounts.Drop(held, decision, by);
        await accounts.Save(cancel);
        return new(decision);
    }
}
