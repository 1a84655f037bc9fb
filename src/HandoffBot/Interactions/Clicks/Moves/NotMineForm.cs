using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>Why a lead is not somebody's, submitted from <see cref="NotMineModal"/>.</summary>
internal sealed class NotMineForm(AssignmentLookup assignments) : IAlertChange
{
    public string Id => ModalCatalogue.NotMine.CallbackId;

    public AlertCommand? Command(AlertClick click) => null;

    public async Task<AlertCommand?> Command(HandoffDb db, AlertClick click, CancellationToken cancel) =>
        Enum.TryParse<NotMineReason>(click.Fields.GetValueOrDefault(ModalCatalogue.NotMineReason.Id), out var reason)
        && Enum.IsDefined(reason)
            ? new AlertCommand.NotMine(
                click.UserId,
                reason,
                click.Fields.GetValueOrDefault(ModalCatalogue.NotMineNote.Id),
                await assignments.Of(db, click.AlertId, cancel)
            )
            : null;
}
