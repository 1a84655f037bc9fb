using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Labels;

/// <summary>Asks for a sentence on a reviewer's own label, which counts without one.</summary>
internal sealed class ReviewNoteModal(IDatabase database, ReviewAnswer answer) : IAlertView
{
    public string Id => MessageActions.ReviewNote.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var (about, by, refusal) = await answer.Find(click, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var state = await database.Read((db, token) => ReviewStore.State(db, about.Subject, token), cancel);
        if (state.Of(by.Id) is not { } said)
        {
            return new Reply.Ephemeral($"Say first what you make of this case, then add a sentence.");
        }

        var field = ModalCatalogue.ReviewNote;
        return new Reply.OpenModal(
            new Modal
            {
                Title = "A sentence on it",
                Submit = "Save",
                Close = "Cancel",
                CallbackId = ModalCatalogue.ReviewNoteForm.CallbackId,
                PrivateMetadata = about.Id,
                Blocks =
                [
                    new InputBlock(
                        "Why do you say so?",
                        new PlainTextInput
                        {
                            ActionId = field.Id,
                            Multiline = true,
                            MaxLength = field.Longest,
                            InitialValue = said.Note,
                        },
                        Hint: "Everybody sees it on the case. Left empty, it is taken away."
                    )
                    {
                        BlockId = field.Id,
                        Optional = true,
                    },
                ],
            },
            $"That took too long, and Slack no longer let me open the window. Please press the button again; your label counts already."
        );
    }
}
