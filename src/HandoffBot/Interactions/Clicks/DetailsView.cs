using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Wording;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Clicks;

/// <summary>Shows everything known about an alert's lead, who else is known at the account, the checklist and the decision's
/// trace.</summary>
internal sealed class DetailsView(IDatabase database, AgreementRegistry agreements, UserDirectory directory, TimeProvider time) : IAlertView
{
    public string Id => ActionCatalogue.Details.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var details = await database.Read((db, token) => AlertDetails.Read(db, click.AlertId, token), cancel);
        if (details is not { Row: var row })
        {
            return new Reply.Ephemeral(Reply.UnknownAlert);
        }

        var agreement = agreements.Of(row.Agreement);
        var owner = await directory.Mention(row.Alert.Owner, cancel);
        var scoreOwner = await directory.Name(agreement.Owners.Model, cancel);
        var view = new AlertViewModel(row.Alert, agreement, owner, scoreOwner, time.Now(), row.Revision);
        return new Reply.OpenModal(
            DetailsModal.Draw(view, details.Trace, details.Others),
            $"That took too long, and Slack no longer let me open the details. Please press *Details* again."
        );
    }
}
