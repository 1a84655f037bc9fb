using HandoffBot.Agreements;
using HandoffBot.Interactions.Working;
using HandoffBot.Operations;
using HandoffBot.Publishing.Cards;
using HandoffBot.Store;
using Microsoft.EntityFrameworkCore;
using Directory = HandoffBot.Publishing.Directory;

namespace HandoffBot.Interactions.Clicks;

/// <summary>Shows everything known about an alert's lead, the checklist and the decision's trace.</summary>
internal sealed class DetailsView(IDatabase database, CurrentAgreement agreement, Directory directory, TimeProvider time) : IAlertView
{
    public string Id => "alert_details";

    public async Task<Answer> Answer(Click click, CancellationToken cancel)
    {
        var (row, trace) = await database.Read(
            async (db, token) =>
            {
                var alert = await db.Alerts.SingleOrDefaultAsync(a => a.Id == click.AlertId, token);
                return (alert, alert is null ? null : await db.Decisions.Where(d => d.EventId == alert.Alert.EventId).Select(d => d.Trace).SingleOrDefaultAsync(token));
            },
            cancel);
        if (row is null)
            return new Reply.Say(Dispatch.UnknownAlert);
        var owner = await directory.Mention(row.Alert.Owner, cancel);
        var scoreOwner = await directory.Name(agreement.Value.Owners.Model, cancel);
        var scene = new AlertScene(row.Alert, agreement.Value, owner, scoreOwner, time.Now(), row.Revision);
        return new Reply.Open(DetailsModal.Draw(scene, trace ?? []), "That took too long, and Slack no longer let me open the details. Please press *Details* again.");
    }
}
