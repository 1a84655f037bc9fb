using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Takes stored events through the rules: decision, alert, facts, notices and the wish for Slack, in the caller's
/// transaction.</summary>
/// <param name="inbox">Holds the accounts.</param>
/// <param name="cache">What was read at intake.</param>
/// <param name="agreements">In force.</param>
/// <param name="time">The clock.</param>
/// <param name="newId">Ids for new alerts.</param>
public sealed class DecisionProcessor(
    IInbox inbox,
    ParsedEventCache cache,
    AgreementRegistry agreements,
    TimeProvider time,
    Func<string> newId
)
{
    /// <summary>Reads the rows, and the agreements that they are decided by.</summary>
    /// <param name="rows">Undecided.</param>
    internal ParsedBatch Read(IReadOnlyList<InboxRow> rows) => new([.. rows.Select(Read)], agreements.InForce);

    /// <summary>The same with what is known now of everybody they could go to.</summary>
    internal async Task<DecisionBatch> WithPeople(HandoffDb db, ParsedBatch batch, CancellationToken cancel)
    {
        var events = DecisionBatch.Readable(batch.Events);
        return new(batch.Events, batch.InForce, await EventRecipients.Of(db, events, batch.InForce, time.Now(), cancel));
    }

    private ParsedEvent Read(InboxRow row) =>
        cache.Take(row.EventId, row.Body) is { } e ? new(row, new(e, [])) : EventParser.Read(row);

    /// <summary>
    /// Decides events that nobody else decides, in order, and says what became of each. What would take too long stays undecided, for the
    /// next transaction.
    /// </summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="batch">Read before, claimed or stored by this write.</param>
    /// <param name="longest">From when on no other event is begun with.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    internal async Task<IReadOnlyList<DecidedEvent>> Decide(
        HandoffDb db,
        DecisionBatch batch,
        TimeSpan longest,
        CancellationToken cancel
    )
    {
        var now = time.Now();
        var found = await BatchAccounts.Of(db, batch.Events, batch.InForce, cancel);
        var events = found.Events;
        var outcomesOf = await OutcomeAccounts.Of(db, events, cancel);
        var outcomes = await OutcomeRecorder.Of(db, events, now, cancel);
        var keys = DecisionBatch.Accounts(events);
        var accounts = await AccountCache.Open(db, inbox, keys, agreements, now, cancel);
        var held = await HeldEvents.Of(db, events, accounts, cancel);
        var available = await batch.People.With(db, [.. accounts.Owners(), .. held.Owners()], now, cancel);
        var arrived = DecisionBatch.Readable(events).Select(e => (e, (FieldReport?)null));
        var turns = BatchRotations.Of(accounts, arrived.Concat(held.Again(accounts)), batch.InForce, available, now);
        await accounts.LockRotations(turns.Names, cancel);
        available = await OpenLeadReader.With(db, available, turns.Routes, agreements, now, cancel);
        var updates = new CrmUpdateReports(accounts, agreements, now);
        var decided = new List<DecidedEvent>();
        for (var begun = time.GetTimestamp(); decided.Count < events.Count && time.GetElapsedTime(begun) < longest;)
        {
            if (!found.Holds(events[decided.Count]))
            {
                break;
            }

            var one = outcomesOf.Found(events[decided.Count], accounts);
            var decision =
                one.Reading.Event is { } e ? Decide(e, one)
                : one.Report is { } report ? Learn(report, one)
                : one.Outcome is { } told ? Record(told, one)
                : Fault(one.Row, one.Reading);
            if (decision is not { } outcome)
            {
                break;
            }

            updates.Take(one);
            found.Take(one, accounts);
            decided.Add(new(one.Row.Seq, outcome, one.Row.ReceivedAt));
        }

        await accounts.Save(cancel);
        await outcomes.Save(db, cancel);
        return decided;

        DecisionOutcome? Decide(ScoreEvent e, ParsedEvent one)
        {
            var (selection, history) = Before(e, one.Match);
            var decision = Decider.Decide(e, selection, history, now, newId());
            if (!turns.Holds(decision.AgreementId, decision.RotationOfRoute))
            {
                return null;
            }

            Overtake(one);
            accounts.Add(e, decision);
            Count(selection, decision);
            return decision.Outcome;
        }

        // The company is known now, so nobody is asked which it is.
        void Overtake(ParsedEvent one)
        {
            if (one.Overtakes is { } waits)
            {
                accounts.End(waits.AccountKey, waits.EventId);
            }
        }

        void Count(AgreementSelection selection, Decision decision)
        {
            if (turns.HasLimit && decision is { Outcome: DecisionOutcome.Alerted, Alert: { } alert })
            {
                available = available.HoldingOneMore(alert.Owner, Bands.Rank(selection.Agreement!, alert.Band) == 0);
            }
        }

        // What waits under several agreements is decided again under each, or, where a turn is not held, under none yet: what was
        // learned is learned once more by the next transaction, which changes nothing.
        DecisionOutcome? Learn(FieldReport report, ParsedEvent one)
        {
            var key = one.Row.EventId;
            if (one.Match is { IsAmbiguous: true } match)
            {
                accounts.Add(DecisionRow.Learned(report, key, now, match.Says));
                return DecisionOutcome.Learned;
            }

            accounts.Learn(report);
            var again = new List<(ScoreEvent Event, HeldEvent Waiting, AgreementSelection Selection, Decision Decision)>();
            foreach (var waiting in accounts.Held(report.AccountKey))
            {
                if (held.Find(waiting.EventId) is { } e)
                {
                    var (selection, history) = Before(e);
                    var why = new DecisionAgain(FieldReportKey.OfDecision(key, again.Count), report.Told());
                    var decision = Decider.DecideAgain(e, why, selection, history, now, newId());
                    if (!turns.Holds(decision.AgreementId, decision.RotationOfRoute))
                    {
                        return null;
                    }

                    again.Add((e, waiting, selection, decision));
                }
            }

            foreach (var (e, waiting, selection, decision) in again)
            {
                accounts.Add(e, waiting, decision);
                Count(selection, decision);
            }

            if (again is [var first, ..])
            {
                return first.Decision.Outcome;
            }

            accounts.Add(DecisionRow.Learned(report, key, now));
            return DecisionOutcome.Learned;
        }

        DecisionOutcome? Record(OutcomeReport report, ParsedEvent one)
        {
            var recorded = outcomes.Add(report, one);
            accounts.Add(recorded);
            return recorded.Outcome;
        }

        (AgreementSelection Selection, AccountHistory History) Before(ScoreEvent e, AccountMatch? match = null)
        {
            var selection = accounts.Select(e, batch.InForce);
            return (selection, accounts.HistoryOf(e, selection.Agreement, available, match));
        }

        DecisionOutcome? Fault(InboxRow row, EventReadResult reading)
        {
            Refuse(db, row, $"{reading.Faults[0].Pointer}: {reading.Faults[0].Error}");
            return DecisionOutcome.Held;
        }
    }

    /// <summary>Records that a row cannot be decided: it stands in nobody's way, and an operator finds it.</summary>
    internal void Refuse(HandoffDb db, InboxRow row, string why) =>
        db.Decisions.Add(
            new()
            {
                EventId = row.EventId,
                AccountKey = "",
                Outcome = DecisionOutcome.Held,
                Rule = "fault",
                Reason = Sentence.Of($"This event could not be decided and waits for an operator. {why}"),
                Agreement = agreements.Only?.Id,
                AgreementVersion = agreements.Only?.Version,
                OccurredAt = row.ReceivedAt,
                DecidedAt = time.Now(),
                Trace = [new TraceStep("fault", row.EventId, false, why)],
            }
        );
}

/// <summary>What became of an event.</summary>
/// <param name="Seq">Its number in the inbox.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ReceivedAt">When it came in.</param>
internal sealed record DecidedEvent(long Seq, DecisionOutcome Outcome, Instant ReceivedAt);
