using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>Draws an alert from its row.</summary>
public sealed class AlertCard(AgreementRegistry agreements, UserDirectory directory) : ICard
{
    public string Kind => Outbox.AlertKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var alert = row.WrittenAlert ?? (await RowsByKey.Alert(db, row.Subject, cancel))?.Alert;
        if (alert is null || (row.Ts is null && !IsWorthPosting(alert, now)))
        {
            return null;
        }

        var agreement = agreements.Of(alert.AgreementId);
        var owner = directory.Mention(alert.Owner, cancel);
        var scoreOwner = directory.Name(agreement.Owners.Model, cancel);
        var view = new AlertViewModel(alert, agreement, await owner, await scoreOwner, now, row.WantedRevision);
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = AlertFallbackText.Of(view),
            Blocks = AlertBlocks.Draw(view),
        };
    }

    /// <summary>What expired or was withdrawn before Slack ever showed it stays unseen.</summary>
    internal static bool IsWorthPosting(Alert alert, Instant now) => alert.State == AlertState.Contacted || alert.IsLiveAt(now);
}
