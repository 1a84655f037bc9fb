using HandoffBot.Core.Review.Labels;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Labels;

/// <summary>Takes a reviewer's own label back.</summary>
internal sealed class ReviewUndoClick(ReviewAnswer answer) : IAlertView
{
    public string Id => MessageActions.ReviewUndo.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        answer.Record(click, LabelRules.TakeBack, click.ChannelId, cancel);
}
