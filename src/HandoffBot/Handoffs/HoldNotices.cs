using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Handoffs;

/// <summary>
/// Tells every owner which leads wait for something of theirs: one message per owner, set of missing things, agreement and day,
/// redrawn as more come. What a message lists is read from its rows when it is drawn.
/// </summary>
internal sealed class HoldNotices(AgreementRegistry agreements, Instant now)
{
    private readonly List<HoldRow> _rows = [];
    private readonly SortedDictionary<string, HandoffAgreement> _agreements = new(StringComparer.Ordinal);

    /// <summary>New rows, to be written with the decisions.</summary>
    public IReadOnlyList<HoldRow> Rows => _rows;

    /// <summary>Takes whom a decision tells.</summary>
    /// <exception cref="InvalidOperationException">No event holds the lead.</exception>
    public void Add(HoldNotice notice, EffectSource source)
    {
        var agreement = agreements.Of(source.AgreementId ?? notice.AgreementId);
        var day = now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date;
        var key = $"hold:{notice.Owner}:{string.Join(", ", notice.Missing)}:{agreement.Id}:{LocalDatePattern.Iso.Format(day)}";
        _agreements[key] = agreement;
        _rows.Add(
            new()
            {
                EventId = source.EventId ?? throw new InvalidOperationException("Only an event's lead is held."),
                Owner = notice.Owner,
                NoticeKey = key,
                AccountKey = source.AccountKey,
                Agreement = source.AgreementId,
                Missing = notice.Missing,
                DecidedAt = now,
            }
        );
    }

    /// <summary>The messages for the notices that got longer, for <see cref="WantedMessages.Add"/>.</summary>
    public IEnumerable<MessageRow> Messages() =>
        _agreements.Select(one => Outbox.Hold(one.Key, one.Value.Channels.Review, one.Value.Id, now));
}
