using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review;
using HandoffBot.Review.Figures;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Figures;

/// <summary>Shows what a figure of a report counts, to whoever picks it under the report.</summary>
internal sealed class FigureRowsView(IDatabase database, AgreementRegistry agreements, FigureModal modal) : IAlertView
{
    public string Id => MessageActions.FigureRows.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var key = FigureSelect.DigestKey(click.AlertId);
        var page = await database.Read(
            (db, token) => FigurePage.Read(db, key, click.Value ?? "", agreements.Of, FigureModal.MostRows, token),
            cancel
        );
        return page is null
            ? new Reply.Ephemeral($"I no longer know this figure. `/handoff digest` says where the last report is.")
            : new Reply.OpenModal(
                await modal.Draw(page, cancel),
                $"That took too long, and Slack no longer let me open the window. Please pick the figure again."
            );
    }
}
