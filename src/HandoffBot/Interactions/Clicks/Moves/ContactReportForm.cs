using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>How a first contact was, submitted from <see cref="ContactReportModal"/>.</summary>
internal sealed class ContactReportForm : IAlertChange
{
    public string Id => ModalCatalogue.ContactReport.CallbackId;

    public AlertCommand Command(AlertClick click) =>
        new AlertCommand.ReportContact(
            click.UserId,
            Answer(click, ModalCatalogue.Qualified),
            Answer(click, ModalCatalogue.DataRight),
            Answer(click, ModalCatalogue.TimingRight)
        );

    private static bool? Answer(AlertClick click, ModalField field) =>
        click.Fields.GetValueOrDefault(field.Id) switch
        {
            ModalCatalogue.Yes => true,
            ModalCatalogue.No => false,
            _ => null,
        };
}
