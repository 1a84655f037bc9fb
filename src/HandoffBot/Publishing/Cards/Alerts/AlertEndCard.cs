using HandoffBot.Agreements;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>Draws the reply that says how an alert ended whose card Slack no longer lets the bot edit.</summary>
public sealed class AlertEndCard(AgreementRegistry agreements, UserDirectory directory) : ICard
{
    public string Kind => Outbox.AlertEndKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var alert = (await db.Alerts.FirstOrDefaultAsync(a => a.Id == row.Subject, cancel))?.Alert;
        if (alert is null || alert.IsLiveAt(now))
        {
            return null;
        }

        var agreement = agreements.Of(alert.AgreementId);
        var owner = await directory.Mention(alert.Owner, cancel);
        var view = new AlertViewModel(alert, agreement, owner, Markup.Empty, now, row.WantedRevision);
        var end = AlertStatusLine.Line(view) ?? $"⌛ *Expired*";
        Markup text = $"{end}\nSlack no longer lets the card above be edited: nothing is left to do on it.";
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = text.WithoutBold(),
            Blocks = [new SectionBlock(new Mrkdwn(text)) { BlockId = $"end:{row.Id}:{row.WantedRevision}" }],
        };
    }
}
