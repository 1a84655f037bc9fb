using HandoffBot.Core.Review.Labels;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Labels;

/// <summary>The field that was wrong, picked after a data fault. Picking one says so too, for a reviewer who had not.</summary>
internal sealed class ReviewFaultFieldClick(ReviewAnswer answer) : IAlertView
{
    public string Id => MessageActions.ReviewFaultField.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        answer.Record(
            click,
            (state, by, now) =>
                click.Value is { Length: > 0 } field ? LabelRules.Blame(state, field, by, now)
                : LabelRules.Say(state, LabelKind.DataFault, by, now),
            click.ChannelId,
            cancel
        );
}
