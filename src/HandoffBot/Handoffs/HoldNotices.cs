using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// Tells every owner which leads wait for something of theirs: one message per owner, set of missing things, agreement and day,
/// redrawn as more come. What a message lists is read from its rows when it is drawn.
/// </summary>
internal sealed class HoldNotices(AgreementRegistry agreements, Instant now)
{
    private readonly Dictionary<(string Event, string Owner), HoldRow> _rows = [];
    private readonly Dictionary<string, string?> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _askedNoMore = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HandoffAgreement> _agreements = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Channel, string? Agreement)> _notices = new(StringComparer.Ordinal);

    /// <summary>The accounts, by the event that waited, that are no longer to be asked about, and how that ended. Call after
    /// <see cref="Save"/>.</summary>
    public IEnumerable<(string EventId, string Account, string? How)> AskedNoMore =>
        _askedNoMore.Select(one => (one.Key, one.Value, _ended[one.Key]));

    /// <summary>A lead no longer waits with this event, but for what is added about it afterwards.</summary>
    public void End(string eventId, string? how)
    {
        _ended.TryAdd(eventId, how);
        foreach (var key in _rows.Keys.Where(key => key.Event == eventId).ToList())
        {
            _rows.Remove(key);
        }
    }

    /// <summary>Takes whom a decision tells.</summary>
    /// <exception cref="InvalidOperationException">No event holds the lead.</exception>
    public void Add(HoldNotice notice, EffectSource source)
    {
        var agreement = agreements.Of(source.AgreementId ?? notice.AgreementId);
        var day = now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date;
        // What waits only for a word on its account has a message of its own.
        var isAsked = notice.Missing is [FieldLabels.WhichAccount];
        var key = isAsked ? AskedKey(agreement.Id, source) : HoldNoticeKey.Of(notice.Owner, notice.Missing, agreement.Id, day);
        var eventId = source.EventId ?? throw new InvalidOperationException("Only an event's lead is held.");
        _rows[(eventId, notice.Owner)] = new()
        {
            EventId = eventId,
            Owner = notice.Owner,
            NoticeKey = key,
            AccountKey = source.AccountKey,
            Agreement = source.AgreementId,
            Missing = notice.Missing,
            DecidedAt = now,
        };
        if (!isAsked)
        {
            _agreements[key] = agreement;
        }
    }

    /// <summary>
    /// Writes what changed. An owner who was told of a lead before hears of what it still lacks in the same notice; one that was
    /// sent is edited, and none is sent for what waits no longer.
    /// </summary>
    public async Task Save(HandoffDb db, CancellationToken cancel)
    {
        var before = _ended.Count == 0 ? [] : await HeldRows.Of(db, _ended.Keys, cancel);
        foreach (var told in before)
        {
            if (_rows.TryGetValue((told.EventId, told.Owner), out var still))
            {
                (still.NoticeKey, still.DecidedAt) = (told.NoticeKey, told.DecidedAt);
            }
            else if (told.EndedAt is null)
            {
                if (told.Missing.Contains(FieldLabels.WhichAccount, StringComparer.Ordinal))
                {
                    _askedNoMore[told.EventId] = told.AccountKey;
                }

                (told.EndedAt, told.EndedHow) = (now, _ended[told.EventId]);
                _rows[(told.EventId, told.Owner)] = told;
            }
        }

        await BulkWriter.Upsert(db, [.. _rows.Values], cancel);
        foreach (var key in _rows.Values.Where(row => row.EndedAt is null).Select(row => row.NoticeKey))
        {
            if (_agreements.TryGetValue(key, out var agreement))
            {
                _notices[key] = (agreement.Channels.Review, agreement.Id);
            }
        }

        var known = before.Select(told => told.NoticeKey).Where(key => !_notices.ContainsKey(key)).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, channel, agreement) in known.Count == 0 ? [] : await HeldRows.Notices(db, Outbox.HoldKind, known, cancel))
        {
            _notices[key] = (channel, agreement);
        }
    }

    /// <summary>The agreements whose held leads changed. Call after <see cref="Save"/>.</summary>
    public IEnumerable<string> Agreements() => _rows.Values.Select(row => row.Agreement).OfType<string>();

    /// <summary>The messages for the notices that changed, for <see cref="WantedMessages.Add"/>. Call after <see cref="Save"/>.</summary>
    public IEnumerable<MessageRow> Messages() =>
        _notices.Select(one => Outbox.Hold(one.Key, one.Value.Channel, one.Value.Agreement, now));

    private static string AskedKey(string agreement, EffectSource source) =>
        $"{Outbox.AccountQuestionKind}:{agreement}:{source.AccountKey}";
}
