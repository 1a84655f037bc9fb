using HandoffBot.Core.Review.Misses;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Misses;

/// <summary>Takes a person's own report back.</summary>
internal sealed class UndoMissClick(MissReportHandler misses) : IAlertView
{
    public string Id => MessageActions.UndoMiss.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        Task.FromResult(misses.ChangeOwn(click, MissRules.TakeBack));
}
