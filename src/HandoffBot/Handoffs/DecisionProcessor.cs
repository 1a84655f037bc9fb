using System.Text;
using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Takes stored events through the rules: decision, alert, facts, notices and the wish for Slack, in the caller's
/// transaction.</summary>
/// <param name="inbox">Holds the accounts.</param>
/// <param name="agreements">In force.</param>
/// <param name="time">The clock.</param>
/// <param name="newId">Ids for new alerts.</param>
public sealed class DecisionProcessor(IInbox inbox, AgreementRegistry agreements, TimeProvider time, Func<string> newId)
{
    /// <summary>
    /// Decides the rows, in order, and says what became of each. When <paramref name="ask"/> finds somebody to be asked for
    /// among the owners nothing is known of, nothing is decided yet.
    /// </summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="rows">Held by this transaction.</param>
    /// <param name="ask">Given the owners nothing is known of, those who are to be asked for first; null decides in any case.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task<DecisionBatch> Decide(
        HandoffDb db,
        IReadOnlyList<InboxRow> rows,
        Func<IEnumerable<string>, IReadOnlyList<string>>? ask,
        CancellationToken cancel
    )
    {
        var now = time.Now();
        var inForce = agreements.InForce;
        // Read against the moment of receipt: what was not in the future then is not refused for it now.
        var readings = rows.Select(row =>
                (Row: row, Reading: EventReader.Read(Encoding.UTF8.GetBytes(row.Body), row.EventId, row.ReceivedAt))
            )
            .ToList();
        var events = readings.Select(one => one.Reading.Event).OfType<ScoreEvent>().ToList();
        var people = await EventRecipients.Of(db, events, inForce, now, cancel);
        if (ask?.Invoke(people.NeverAskedFor) is { Count: > 0 } unknown)
        {
            return new([], unknown, []);
        }

        foreach (var (row, reading) in readings.Where(one => one.Reading.Event is null))
        {
            Refuse(db, row, $"{reading.Faults[0].Pointer}: {reading.Faults[0].Error}");
        }

        var accounts = await AccountCache.Open(db, inbox, events, agreements, now, cancel);
        var unreachable = await people.With(db, accounts.Owners(), cancel);
        var decisions = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var selection = accounts.Select(e, inForce);
            var history = accounts.HistoryOf(e, selection.Agreement) with { Unreachable = unreachable };
            var decision = Decider.Decide(e, selection, history, now, newId());
            accounts.Add(e, decision);
            decisions[e.Id] = decision;
        }

        await accounts.Save(cancel);
        var seqs = rows.Select(row => row.Seq).ToList();
        await db.Inbox.Where(row => seqs.Contains(row.Seq)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Decided, true), cancel);
        return new(
            [
                .. rows.Select(row => new DecidedEvent(
                    decisions.GetValueOrDefault(row.EventId)?.Outcome ?? DecisionOutcome.Held,
                    row.ReceivedAt
                )),
            ],
            [],
            people.Stale
        );
    }

    /// <summary>Records that a row cannot be decided: it stands in nobody's way, and an operator finds it.</summary>
    public void Refuse(HandoffDb db, InboxRow row, string why) =>
        db.Decisions.Add(
            new()
            {
                EventId = row.EventId,
                AccountKey = "",
                Outcome = DecisionOutcome.Held,
                Rule = "fault",
                Reason = $"This event could not be decided and waits for an operator. {why}",
                Agreement = agreements.Only?.Id,
                AgreementVersion = agreements.Only?.Version,
                OccurredAt = row.ReceivedAt,
                DecidedAt = time.Now(),
                Trace = [new TraceStep("fault", row.EventId, false, why)],
            }
        );
}

/// <summary>What became of a row.</summary>
public sealed record DecidedEvent(DecisionOutcome Outcome, Instant ReceivedAt);

/// <summary>What became of a batch.</summary>
/// <param name="Rows">One for each row; empty when somebody is to be asked for first.</param>
/// <param name="AskFirst">Owners to be asked for before the rows are decided.</param>
/// <param name="Stale">Owners of whom it is time to ask again; nothing waits for that.</param>
public sealed record DecisionBatch(IReadOnlyList<DecidedEvent> Rows, IReadOnlyList<string> AskFirst, IReadOnlyList<string> Stale)
{
    /// <summary>There were no rows.</summary>
    public static DecisionBatch None { get; } = new([], [], []);
}
