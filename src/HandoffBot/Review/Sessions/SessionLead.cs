using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Review.Sessions;

/// <summary>The live alert that a session looks at.</summary>
internal sealed class SessionLead(MessageLinks links)
{
    /// <summary>Who it is, with the link to the card; what to do where there is none.</summary>
    public async Task<Markup> Line(HandoffDb db, HandoffSession session, HandoffAgreement agreement, CancellationToken cancel)
    {
        var row = session.AlertId is { } id ? await new ReadableRows().Try(() => RowsByKey.Alert(db, id, cancel)) : null;
        if (row is null)
        {
            return $"*No lead is live*, so none was drawn: open the record of one you remember instead.";
        }

        var account = row.Alert.Lead.Account;
        var company = DisplayText.Safe(account.Name, 100) ?? DisplayText.Safe(account.Domain, 100) ?? DisplayText.Safe(account.Key, 100);
        var card = await SessionStore.Message(db, Outbox.AlertKind, row.Id, cancel) is { } message
            ? await RowsByKey.Message(db, message, cancel)
            : null;
        var link = await links.Words(company ?? $"a lead", card?.PostedChannel ?? card?.Channel, card?.Ts, cancel);
        return $"*The lead on screen:* {link} · {DisplayText.Safe(row.Band, 60)} · score {DisplayText.Number(row.Score)}. Open its card, "
            + $"*Details* and the record{(agreement.Links.Account is null ? Markup.Empty : $" in the CRM")}.";
    }
}
