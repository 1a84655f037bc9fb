using HandoffBot.Agreements;
using HandoffBot.Core.Review;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review;
using HandoffBot.Review.Figures;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Figures;

/// <summary>Shows what a figure of a report counts, to whoever picks it, or all its figures.</summary>
internal sealed class FigureRowsView(IDatabase database, AgreementRegistry agreements, FigureModal modal) : IAlertView
{
    public string Id => MessageActions.FigureRows.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var key = FigureSelect.DigestKey(click.AlertId);
        if (click.Value == FigureSelect.All)
        {
            var numbers = await database.Read((db, token) => Numbers(db, key, token), cancel);
            return numbers is null ? Gone(click, key) : Open(FigureListModal.Of(key, numbers));
        }

        var page = await database.Read(
            (db, token) => FigurePage.Read(db, key, click.Value ?? "", agreements.Of, FigureModal.MostRows, token),
            cancel
        );
        return page is null ? Gone(click, key) : Open(await modal.Draw(page, cancel));
    }

    // In a modal there is no channel to say it in.
    private static RequestAnswer Gone(AlertClick click, string key) =>
        click.Place == InteractionOrigin.Modal ? Open(FigureModal.Gone(key)) : new Reply.Ephemeral(FigureModal.Unknown);

    private static RequestAnswer Open(Modal shown) =>
        new Reply.OpenModal(shown, $"That took too long, and Slack no longer let me open the window. Please pick the figure again.");

    private static async Task<DigestNumbers?> Numbers(HandoffDb db, string key, CancellationToken cancel) =>
        await db.Digests.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancel) is { } digest
            ? ReportCompiler.Numbers(digest)
            : null;
}
