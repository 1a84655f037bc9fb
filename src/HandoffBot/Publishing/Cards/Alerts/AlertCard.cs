using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>Draws an alert from its row.</summary>
public sealed class AlertCard(CurrentAgreement agreement, UserDirectory directory) : ICard
{
    public string Kind => Outbox.AlertKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var alert = (await db.Alerts.FirstOrDefaultAsync(a => a.Id == row.Subject, cancel))?.Alert;
        if (alert is null || (row.Ts is null && !IsWorthPosting(alert, now)))
        {
            return null;
        }

        var owner = directory.Mention(alert.Owner, cancel);
        var scoreOwner = directory.Name(agreement.Value.Owners.Model, cancel);
        var view = new AlertViewModel(alert, agreement.Value, await owner, await scoreOwner, now, row.WantedRevision);
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = AlertFallbackText.Of(view),
            Blocks = AlertBlocks.Draw(view),
        };
    }

    /// <summary>What expired or was withdrawn before Slack ever showed it stays unseen.</summary>
    internal static bool IsWorthPosting(Alert alert, Instant now) =>
        alert.State == AlertState.Contacted || (alert.IsLive && alert.ExpiresAt > now);
}
