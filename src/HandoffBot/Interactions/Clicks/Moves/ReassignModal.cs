using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>
/// Asks to whom a lead is given, the next of its route being suggested. Whoever may not is told at once who can; that is decided
/// again when it is submitted, for a window can stay open for long.
/// </summary>
internal sealed class ReassignModal(
    AlertButton button,
    IDatabase database,
    AssignmentLookup assignments,
    AgreementRegistry agreements,
    TimeProvider time
) : IAlertView
{
    public string Id => button.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var (row, facts) = await database.Read(
            async (db, token) => (await RowsByKey.Alert(db, click.AlertId, token), await assignments.Of(db, click.AlertId, token)),
            cancel
        );
        if (row is null)
        {
            return new Reply.Ephemeral(Reply.UnknownAlert);
        }

        var alert = row.Alert;
        if (!alert.IsLiveAt(time.Now()))
        {
            var state = AlertStates.Text(alert.IsLive ? AlertState.Expired : alert.State);
            return new Reply.Ephemeral($"This alert is {Markup.Escape(state)}: nobody has to work it any more.");
        }

        var agreement = agreements.Of(row.Agreement);
        return Reassignment.Refusal(alert, click.UserId, facts.Available, agreement) is { } refusal
            ? new Reply.Ephemeral(PhraseText.Of(refusal))
            : new Reply.OpenModal(
                Draw(click, Reassignment.Suggested(alert, click.UserId, facts.Available, agreement)),
                $"That took too long, and Slack no longer let me open the window. Please press the button again."
            );
    }

    private static Modal Draw(AlertClick click, string? suggested)
    {
        var person = new UsersSelect
        {
            ActionId = ModalCatalogue.ReassignTo.Id,
            Placeholder = "Choose a person",
            InitialUser = suggested,
        };
        return new Modal
        {
            Title = "Reassign this lead",
            Submit = "Reassign",
            Close = "Cancel",
            CallbackId = ModalCatalogue.Reassign.CallbackId,
            PrivateMetadata = click.Metadata,
            Blocks =
            [
                new InputBlock("Who takes it?", person, Hint: "They are told, the card shows it, and whoever had it is told too.")
                {
                    BlockId = ModalCatalogue.ReassignTo.Id,
                },
            ],
        };
    }
}
