using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Handoffs;

/// <summary>An event that a lead waits with.</summary>
/// <param name="Agreement">Under which it waits, as the account's row says.</param>
/// <param name="EventId">The event.</param>
internal sealed record HeldEvent(string Agreement, string EventId);

/// <summary>The events that may be decided again in a batch with reports of fields: those held before, and those of the batch.</summary>
internal sealed class HeldEvents
{
    private readonly IReadOnlyDictionary<string, ScoreEvent> _before;
    private readonly IReadOnlyList<ParsedEvent> _batch;

    private HeldEvents(IReadOnlyDictionary<string, ScoreEvent> before, IReadOnlyList<ParsedEvent> batch) =>
        (_before, _batch) = (before, batch);

    /// <summary>Reads what the accounts of the batch's reports wait with.</summary>
    public static async Task<HeldEvents> Of(
        HandoffDb db,
        IReadOnlyList<ParsedEvent> batch,
        AccountCache accounts,
        CancellationToken cancel
    )
    {
        var waiting = batch
            .Where(one => one.Report is not null)
            .SelectMany(one => accounts.Held(one.AccountKey!).Select(held => (held.EventId, Account: one.AccountKey!)))
            .DistinctBy(held => held.EventId, StringComparer.Ordinal)
            .ToDictionary(held => held.EventId, held => held.Account, StringComparer.Ordinal);
        var rows = waiting.Count == 0 ? [] : await HeldRows.Received(db, waiting.Keys, cancel);
        var events = rows.Select(row => EventParser.Read(row).Reading.Event).OfType<ScoreEvent>();
        return new(events.ToDictionary(e => e.Id, e => accounts.As(e, waiting[e.Id]), StringComparer.Ordinal), batch);
    }

    /// <summary>The owners that the events held before name.</summary>
    public IEnumerable<string> Owners() => _before.Values.Select(e => e.Owner).OfType<string>();

    /// <summary>What is decided again, each with the report that brings it about.</summary>
    public IEnumerable<(ScoreEvent Event, FieldReport? Report)> Again(AccountCache accounts) =>
        from one in _batch
        where one.Report is not null
        from waiting in accounts.Held(one.AccountKey!)
        let e = Find(waiting.EventId)
        where e is not null
        select (e, one.Report);

    /// <summary>Null for one whose personal data expired, or that can no longer be read.</summary>
    public ScoreEvent? Find(string eventId) =>
        _before.GetValueOrDefault(eventId) ?? _batch.Select(one => one.Reading.Event).FirstOrDefault(e => e?.Id == eventId);
}
