using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The note to a flag, submitted from <see cref="NoteModal"/>.</summary>
internal sealed class NoteForm : IAlertChange
{
    public string Id => ModalCatalogue.FlagNote.CallbackId;

    public AlertCommand? Command(AlertClick click) =>
        click.Value?.Trim() is { Length: > 0 } note ? new AlertCommand.GiveNote(click.UserId, note) : null;
}
