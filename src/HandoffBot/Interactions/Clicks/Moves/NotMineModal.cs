using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>Asks why a lead is not somebody's. Whether they may say so is decided when it is submitted.</summary>
internal sealed class NotMineModal(IDatabase database, TimeProvider time) : IAlertView
{
    public string Id => ActionCatalogue.NotMine.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var row = await database.Read((db, token) => RowsByKey.Alert(db, click.AlertId, token), cancel);
        if (row is null)
        {
            return new Reply.Ephemeral(Reply.UnknownAlert);
        }

        if (!row.Alert.IsLiveAt(time.Now()))
        {
            var state = AlertStates.Text(row.Alert.IsLive ? AlertState.Expired : row.Alert.State);
            return new Reply.Ephemeral($"This alert is {Markup.Escape(state)}: nobody has to work it any more.");
        }

        return new Reply.OpenModal(
            Draw(click.Metadata),
            $"That took too long, and Slack no longer let me open the window. Please press *Not mine* again."
        );
    }

    private static Modal Draw(string metadata)
    {
        var reasons = new RadioButtons
        {
            ActionId = ModalCatalogue.NotMineReason.Id,
            Options =
            [
                new("Wrong territory", nameof(NotMineReason.WrongTerritory)),
                new("Wrong segment", nameof(NotMineReason.WrongSegment)),
                new("I do not know them", nameof(NotMineReason.NotKnown)),
                new("I am away", nameof(NotMineReason.Away)),
                new("Something else, see the note", nameof(NotMineReason.Other)),
            ],
        };
        var note = new PlainTextInput
        {
            ActionId = ModalCatalogue.NotMineNote.Id,
            Multiline = true,
            MaxLength = ModalCatalogue.NotMineNote.Longest,
        };
        return new Modal
        {
            Title = "Not mine",
            Submit = "Pass it on",
            Close = "Cancel",
            CallbackId = ModalCatalogue.NotMine.CallbackId,
            PrivateMetadata = metadata,
            Blocks =
            [
                new InputBlock("Why is it not yours?", reasons, Hint: "It goes to the next of its route, and never comes back to you.")
                {
                    BlockId = ModalCatalogue.NotMineReason.Id,
                },
                new InputBlock("A note", note) { BlockId = ModalCatalogue.NotMineNote.Id, Optional = true },
            ],
        };
    }
}
