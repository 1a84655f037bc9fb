using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
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
internal sealed class HoldNotices(Instant now)
{
    private readonly List<HoldRow> _rows = [];
    private readonly Dictionary<string, HandoffAgreement> _agreements = new(StringComparer.Ordinal);

    /// <summary>New rows, to be written with the decisions.</summary>
    public IReadOnlyList<HoldRow> Rows => _rows;

    /// <summary>Notes whom a decision tells.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="candidates">The agreement that decided; where none did, those whose owners are told, each in a channel of its own.</param>
    public void Add(Decision decision, IReadOnlyList<HandoffAgreement> candidates)
    {
        foreach (var notice in decision.Tell)
        {
            var agreement = decision.AgreementId is null
                ? candidates.First(one => string.Equals(one.Owners.RoutingSla, notice.Owner, StringComparison.OrdinalIgnoreCase))
                : candidates[0];

            var day = now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date;
            var key = $"hold:{notice.Owner}:{string.Join(", ", notice.Missing)}:{agreement.Id}:{LocalDatePattern.Iso.Format(day)}";
            _agreements[key] = agreement;
            _rows.Add(HoldRow.Of(notice, decision, key));
        }
    }

    /// <summary>The wishes for the notices that got longer, for <see cref="WantedMessages.Add"/>.</summary>
    public IEnumerable<MessageRow> Wanted() =>
        _agreements
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => Outbox.Hold(one.Key, one.Value.Channels.Review, one.Value.Id, now));
}
