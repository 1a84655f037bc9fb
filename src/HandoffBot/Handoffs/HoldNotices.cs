using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Handoffs;

/// <summary>
/// Tells every owner which leads wait for something of theirs: one message per owner, set of missing things and day,
/// redrawn as more come. What a message lists is read from its rows when it is drawn.
/// </summary>
internal sealed class HoldNotices(HandoffAgreement agreement, Instant now)
{
    private readonly List<HoldRow> _rows = [];

    /// <summary>New rows, to be written with the decisions.</summary>
    public IReadOnlyList<HoldRow> Rows => _rows;

    /// <summary>Notes whom a decision tells.</summary>
    public void Add(Decision decision)
    {
        var day = now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date;
        foreach (var notice in decision.Tell)
        {
            _rows.Add(
                HoldRow.Of(notice, decision, $"hold:{notice.Owner}:{string.Join(", ", notice.Missing)}:{LocalDatePattern.Iso.Format(day)}")
            );
        }
    }

    /// <summary>The wishes for the notices that got longer, for <see cref="WantedMessages.Add"/>.</summary>
    public IEnumerable<MessageRow> Wanted() =>
        _rows
            .Select(row => row.NoticeKey)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(key => Outbox.Hold(key, agreement.Channels.Review, now));
}
