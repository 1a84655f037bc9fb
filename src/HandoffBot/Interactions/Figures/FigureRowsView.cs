using HandoffBot.Agreements;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Review;
using HandoffBot.Review.Figures;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Figures;

/// <summary>Shows what a figure of a report counts, to whoever picks it, or all its figures.</summary>
internal sealed class FigureRowsView(
    IDatabase database,
    AgreementRegistry agreements,
    FigureModal modal,
    TimeoutBudget questions
) : IAlertView
{
    public string Id => MessageActions.FigureRows.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var key = FigureSelect.DigestKey(click.AlertId);
        var numbers = await database.Read((db, token) => Numbers(db, key, token), cancel);
        if (numbers is not null && click.Value == FigureSelect.All)
        {
            return Open(FigureListModal.Of(key, numbers));
        }

        return numbers is not null && click.Value is { } id && DigestFigures.Find(numbers, id) is { } figure
            ? Open(
                FigureModal.Reading(key, figure),
                new WindowFill($"{key} {id}", token => Rows(key, id, token), why => FigureModal.NotRead(key, figure, Words(why)))
            )
            : Gone(click, key);
    }

    private async Task<Modal> Rows(string key, string figure, CancellationToken cancel)
    {
        questions.Begin();
        var page = await database.Read((db, token) => FigurePage.Read(db, key, figure, agreements.Of, FigureModal.MostRows, token), cancel);
        return page is null ? FigureModal.Gone(key) : await modal.Draw(page, cancel);
    }

    private static Markup Words(WindowFillFailure why) =>
        why switch
        {
            WindowFillFailure.PickedAgain => $"You picked this figure again since, and the newer window shows it. Close this one.",
            WindowFillFailure.TooManyOfPerson =>
                $"Figures that you picked before are still being read. Close this window, wait until one of theirs has filled, and pick "
                    + $"the figure again.",
            WindowFillFailure.TooMany => $"Many figures are being read just now. Close this window and pick the figure again in a minute.",
            WindowFillFailure.Stopped =>
                $"I was stopped before this was read. Close this window and pick the figure again in a minute.",
            WindowFillFailure.Failed =>
                $"What this figure counts could not be read just now. Close this window and pick the figure again. If it happens again, "
                    + $"tell whoever runs HandoffBot.",
        };

    // In a modal there is no channel to say it in.
    private static RequestAnswer Gone(AlertClick click, string key) =>
        click.Place == InteractionOrigin.Modal ? Open(FigureModal.Gone(key)) : new Reply.Ephemeral(FigureModal.Unknown);

    private static RequestAnswer Open(Modal shown, WindowFill? fill = null) =>
        new Reply.OpenModal(shown, $"That took too long, and Slack no longer let me open the window. Please pick the figure again.")
        {
            Fill = fill,
        };

    private static async Task<DigestNumbers?> Numbers(HandoffDb db, string key, CancellationToken cancel) =>
        await db.Digests.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancel) is { } digest
            ? ReportCompiler.Numbers(digest)
            : null;
}
