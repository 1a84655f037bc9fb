using HandoffBot.Core.Review.Labels;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Labels;

/// <summary>A label, pressed on a case.</summary>
/// <param name="button">Of the catalogue.</param>
/// <param name="kind">What it says.</param>
/// <param name="answer">Records it.</param>
internal sealed class ReviewClick(ActionDefinition button, LabelKind kind, ReviewAnswer answer) : IAlertView
{
    public string Id => button.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        answer.Record(click, (state, by, now) => LabelRules.Say(state, kind, by, now), click.ChannelId, cancel);
}
