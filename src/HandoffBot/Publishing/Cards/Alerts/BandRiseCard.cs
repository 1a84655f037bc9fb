using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>Draws the reply that tells an owner of a risen band: an edited card rings nobody.</summary>
public sealed class BandRiseCard(AgreementRegistry agreements, UserDirectory directory) : ICard
{
    public string Kind => Outbox.BandRiseKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var rise = DocumentFormats.BandRise.Read(row.Content ?? $"null");
        var id = row.Subject.Split(':')[0];
        var alert = (await db.Alerts.FirstOrDefaultAsync(a => a.Id == id, cancel))?.Alert;
        if (alert is null || !alert.IsLiveAt(now))
        {
            return null;
        }

        var agreement = agreements.Of(alert.AgreementId);
        var owner = await directory.Mention(alert.Owner, cancel);
        var view = new AlertViewModel(alert, agreement, owner, Markup.Empty, now, row.WantedRevision);
        var text = Markup.Join($"\n", Lines(view, rise));
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = text.WithoutBold(),
            Blocks = [new SectionBlock(new Mrkdwn(text)) { BlockId = $"rise:{row.Id}:{row.WantedRevision}" }],
            IsBroadcast = agreement.BroadcastBandRise,
        };
    }

    private static IEnumerable<Markup> Lines(AlertViewModel view, BandRise rise)
    {
        var alert = view.Alert;
        var mentions =
            alert.Claimed is { } claimed && PersonText.Mention(claimed.By) is var claimer && claimer != view.Owner
                ? (Markup)$"{view.Owner} {claimer}"
                : view.Owner;
        yield return $"{mentions} *{view.Company(150)}* rose from {DisplayText.Safe(rise.From, 30)} to "
            + $"*{DisplayText.Safe(rise.To, 30)}*: score {AlertFormatting.Movement(alert.Score)}.";
        if (view.Reasons is [var newest, ..])
        {
            yield return $"Newest reason: {newest}";
        }

        yield return $"Next: {AlertFormatting.NextAction(view, 150)} · {view.Expiry}";
    }
}
