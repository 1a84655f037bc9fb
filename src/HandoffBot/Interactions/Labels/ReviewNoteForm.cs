using HandoffBot.Core.Review.Labels;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Labels;

/// <summary>The sentence submitted from <see cref="ReviewNoteModal"/>.</summary>
internal sealed class ReviewNoteForm(ReviewAnswer answer) : IAlertView
{
    public string Id => ModalCatalogue.ReviewNoteForm.CallbackId;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var note = click.Fields.GetValueOrDefault(ModalCatalogue.ReviewNote.Id);
        return answer.Record(click, (state, by, now) => LabelRules.Explain(state, note, by, now), null, cancel);
    }
}
