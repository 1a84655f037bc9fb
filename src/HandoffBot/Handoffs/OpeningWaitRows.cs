using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Time;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Handoffs;

/// <summary>Collects which leads wait for working hours to open, and which no longer do, in one transaction.</summary>
internal sealed class OpeningWaitRows
{
    private readonly Dictionary<string, OpeningWaitRow> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);

    /// <summary>Ids of the agreements under which a lead began to wait, or waits with another event.</summary>
    public IEnumerable<string> Agreements => _rows.Values.Select(row => row.Agreement);

    /// <summary>A lead no longer waits with this event, but for what is added about it afterwards.</summary>
    public void End(string eventId)
    {
        _ended.Add(eventId);
        _rows.Remove(eventId);
    }

    /// <summary>Takes a lead that waits.</summary>
    /// <exception cref="InvalidOperationException">No event of an agreement holds it.</exception>
    public void Add(OpeningWait wait, EffectSource source)
    {
        var eventId = source.EventId ?? throw new InvalidOperationException("Only an event's lead waits.");
        var agreement = source.AgreementId ?? throw new InvalidOperationException("Only an agreement has working hours.");
        _rows[eventId] = Of(wait, eventId, source.AccountKey, agreement);
    }

    /// <summary>The row of a lead that waits.</summary>
    public static OpeningWaitRow Of(OpeningWait wait, string eventId, string account, string agreement) =>
        new()
        {
            EventId = eventId,
            AccountKey = account,
            Agreement = agreement,
            Channel = wait.Channel,
            OpensAt = wait.OpensAt,
            ExpiresAt = wait.ExpiresAt,
            DueAt = InstantMath.Earlier(wait.OpensAt, wait.ExpiresAt),
            BandRank = wait.BandRank,
            Score = wait.Score,
            OccurredAt = wait.OccurredAt,
        };

    /// <summary>Writes what changed.</summary>
    public Task Save(HandoffDb db, CancellationToken cancel) =>
        OpeningWaits.Save(db, [.. _ended.Where(eventId => !_rows.ContainsKey(eventId))], _rows.Values, cancel);
}
