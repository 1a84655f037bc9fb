using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Clicks;

/// <summary>Asks for a note to a flag.</summary>
internal sealed class NoteModal(IDatabase database) : IAlertView
{
    public string Id => ActionCatalogue.Note.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var row = await database.Read((db, token) => db.Alerts.SingleOrDefaultAsync(a => a.Id == click.AlertId, token), cancel);
        if (row is null)
        {
            return new Reply.Ephemeral(Reply.UnknownAlert, Replaces: true);
        }

        if (row.Alert.FlagBy(click.UserId) is not { } flag)
        {
            return new Reply.Ephemeral($"You have no flag on this alert; flag it as a bad score first, then say more.", Replaces: true);
        }

        var input = new PlainTextInput
        {
            ActionId = ModalCatalogue.Note.Id,
            Multiline = true,
            MaxLength = ModalCatalogue.Note.Longest,
            InitialValue = flag.Note,
            Placeholder = "What would have made this score right?",
        };
        return new Reply.OpenModal(
            new Modal
            {
                Title = "Bad score: a note",
                Submit = "Save",
                Close = "Cancel",
                CallbackId = ModalCatalogue.FlagNote.CallbackId,
                PrivateMetadata = click.AlertId,
                Blocks =
                [
                    new InputBlock(
                        "What was wrong with this score?",
                        input,
                        Hint: "The weekly review reads it, together with the evidence as it was at your click."
                    )
                    {
                        BlockId = ModalCatalogue.Note.Id,
                    },
                ],
            },
            $"That took too long, and Slack no longer let me open the window. Please press *Add a note* again; your flag counts already."
        );
    }
}
