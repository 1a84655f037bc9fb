using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Clicks;

/// <summary>Asks for a note to a flag.</summary>
internal sealed class NoteModal(IDatabase database) : IAlertView
{
    public const string CallbackId = "flag_note";

    /// <summary>Block id and action id of the one field.</summary>
    public const string Field = "note";

    public const int Longest = 3000;

    public string Id => "alert_note";

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var row = await database.Read((db, token) => db.Alerts.SingleOrDefaultAsync(a => a.Id == click.AlertId, token), cancel);
        if (row is null)
        {
            return new Reply.Ephemeral(Reply.UnknownAlert, Replaces: true);
        }

        if (row.Alert.Flags.FirstOrDefault(flag => flag.By == click.UserId) is not { } flag)
        {
            return new Reply.Ephemeral("You have no flag on this alert; flag it as a bad score first, then say more.", Replaces: true);
        }

        var input = new PlainTextInput
        {
            ActionId = Field,
            Multiline = true,
            MaxLength = Longest,
            InitialValue = flag.Note,
            Placeholder = "What would have made this score right?",
        };
        return new Reply.OpenModal(
            new Modal
            {
                Title = "Bad score: a note",
                Submit = "Save",
                Close = "Cancel",
                CallbackId = CallbackId,
                PrivateMetadata = click.AlertId,
                Blocks =
                [
                    new InputBlock(
                        "What was wrong with this score?",
                        input,
                        Hint: "The weekly review reads it, together with the evidence as it was at your click."
                    )
                    {
                        BlockId = Field,
                    },
                ],
            },
            "That took too long, and Slack no longer let me open the window. Please press *Add a note* again; your flag counts already."
        );
    }
}
