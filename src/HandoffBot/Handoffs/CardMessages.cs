using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Collects the card messages of one transaction: one for each alert, and one reply for each risen band.</summary>
internal sealed class CardMessages(AgreementRegistry agreements, Instant now)
{
    private readonly SortedDictionary<string, (Alert Alert, int Changes)> _redraws = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (Alert Alert, BandRise Rise)> _replies = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _restored = new(StringComparer.Ordinal);

    /// <summary>Requests that the card is drawn from the alert's newest state.</summary>
    public void Redraw(Alert alert) => _redraws[alert.Id] = (alert, _redraws.GetValueOrDefault(alert.Id).Changes + 1);

    /// <summary>Requests the reply; of several of one alert the last counts.</summary>
    public void Reply(Alert alert, BandRise rise) => _replies[alert.Id] = (alert, rise);

    /// <summary>Wants the replies again that were given up while the alert was closed.</summary>
    public void RestoreReplies(Alert alert) => _restored.Add(alert.Id);

    /// <summary>Lets the restored replies wait for their post again.</summary>
    public async Task Restore(HandoffDb db, CancellationToken cancel)
    {
        foreach (var alert in _restored)
        {
            await MessageClaims.RestoreReplies(db, Outbox.BandRiseKind, alert, now, cancel);
        }
    }

    /// <summary>The messages for the cards.</summary>
    public IEnumerable<MessageRow> Redraws() =>
        _redraws.Values.Select(one => Outbox.Alert(one.Alert, agreements.Of(one.Alert.AgreementId), one.Changes, now));

    /// <summary>The replies of cards that Slack was asked to show. Read before the redraws are stored: a new card says its band
    /// itself.</summary>
    public async Task<IReadOnlyList<MessageRow>> Replies(HandoffDb db, CancellationToken cancel)
    {
        var replies = new List<MessageRow>();
        foreach (var (id, (raised, rise)) in _replies)
        {
            var alert = _redraws.TryGetValue(id, out var newest) ? newest.Alert : raised;
            if (await Outbox.BandRise(db, alert, rise, agreements.Of(alert.AgreementId), now, cancel) is { } reply)
            {
                replies.Add(reply);
            }
        }

        return replies;
    }
}
