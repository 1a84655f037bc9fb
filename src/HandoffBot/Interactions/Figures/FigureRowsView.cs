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
using HandoffBot.Store.Failures;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Figures;

/// <summary>Shows what a figure of a report counts, to whoever picks it, or all its figures.</summary>
internal sealed class FigureRowsView(
    IDatabase database,
    AgreementRegistry agreements,
    FigureModal modal,
    TimeoutBudget questions,
    DatabaseOutage outage
) : IAlertView, IDisposable
{
    // Each may walk a million alerts, on one core.
    private readonly SemaphoreSlim _twoAtATime = new(2);

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
            ? Open(FigureModal.Reading(key, figure), token => Rows(key, id, token))
            : Gone(click, key);
    }

    public void Dispose() => _twoAtATime.Dispose();

    private async Task<Modal> Rows(string key, string figure, CancellationToken cancel)
    {
        await _twoAtATime.WaitAsync(cancel);
        try
        {
            questions.Begin();
            var page = await database.Read(
                (db, token) => FigurePage.Read(db, key, figure, agreements.Of, FigureModal.MostRows, token),
                cancel
            );
            return page is null ? FigureModal.Gone(key) : await modal.Draw(page, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            outage.Failed("The rows of a figure could not be read", fault);
            return FigureModal.NotRead(key, figure);
        }
        finally
        {
            _twoAtATime.Release();
        }
    }

    // In a modal there is no channel to say it in.
    private static RequestAnswer Gone(AlertClick click, string key) =>
        click.Place == InteractionOrigin.Modal ? Open(FigureModal.Gone(key)) : new Reply.Ephemeral(FigureModal.Unknown);

    private static RequestAnswer Open(Modal shown, Func<CancellationToken, Task<Modal>>? then = null) =>
        new Reply.OpenModal(shown, $"That took too long, and Slack no longer let me open the window. Please pick the figure again.")
        {
            Then = then,
        };

    private static async Task<DigestNumbers?> Numbers(HandoffDb db, string key, CancellationToken cancel) =>
        await db.Digests.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancel) is { } digest
            ? ReportCompiler.Numbers(digest)
            : null;
}
