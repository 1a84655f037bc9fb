using System.Text;
using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using HandoffBot.Operations;
using HandoffBot.Store;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Takes stored events through the rules: decision, alert, facts, notices and the wish for Slack, in the caller's transaction.</summary>
/// <param name="inbox">Holds the accounts.</param>
/// <param name="agreement">In force.</param>
/// <param name="time">The clock.</param>
/// <param name="newId">Ids for new alerts.</param>
public sealed class Deciding(IInbox inbox, CurrentAgreement agreement, TimeProvider time, Func<string> newId)
{
    /// <summary>Decides the rows, in order, and returns what became of each.</summary>
    public async Task<IReadOnlyList<Decided>> Decide(HandoffDb db, IReadOnlyList<InboxRow> rows, CancellationToken cancel)
    {
        var now = time.Now();
        // Read against the moment of receipt: what was not in the future then is not refused for it now.
        var readings = rows.Select(row => (Row: row, Reading: EventReader.Read(Encoding.UTF8.GetBytes(row.Body), row.EventId, row.ReceivedAt))).ToList();
        foreach (var (row, reading) in readings.Where(one => one.Reading.Event is null))
            Refuse(db, row, $"{reading.Faults[0].Pointer}: {reading.Faults[0].Error}");
        var events = readings.Select(one => one.Reading.Event).OfType<ScoreEvent>().ToList();
        var book = await AccountBook.Open(db, inbox, events, agreement.Value, now, cancel);
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var decision = Decider.Decide(e, book.HistoryOf(e), agreement.Value, now, newId());
            book.Enter(e, decision);
            outcomes[e.Id] = decision.Outcome;
        }

        await book.Close(cancel);
        var seqs = rows.Select(row => row.Seq).ToList();
        await db.Inbox.Where(row => seqs.Contains(row.Seq)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Decided, true), cancel);
        return [.. rows.Select(row => new Decided(outcomes.GetValueOrDefault(row.EventId, Outcome.Held), row.ReceivedAt))];
    }

    /// <summary>Records that a row cannot be decided: it stands in nobody's way, and an operator finds it.</summary>
    public void Refuse(HandoffDb db, InboxRow row, string why) => db.Decisions.Add(new()
    {
        EventId = row.EventId,
        AccountKey = "",
        Outcome = Outcome.Held,
        Rule = "fault",
        Reason = $"This event could not be decided and waits for an operator. {why}",
        AgreementVersion = agreement.Value.Version,
        OccurredAt = row.ReceivedAt,
        DecidedAt = time.Now(),
        Trace = [new TraceStep("fault", row.EventId, false, why)],
    });
}

/// <summary>What became of a row.</summary>
public sealed record Decided(Outcome Outcome, Instant ReceivedAt);
