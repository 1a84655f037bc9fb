using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Clicks.Moves;

/// <summary>Asks three questions after a first contact. Who may answer is decided when it is submitted.</summary>
internal sealed class ContactReportModal : IAlertView
{
    public string Id => ActionCatalogue.ReportContact.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        Task.FromResult<RequestAnswer>(
            new Reply.OpenModal(
                new Modal
                {
                    Title = "Three questions",
                    Submit = "Save",
                    Close = "Not now",
                    CallbackId = ModalCatalogue.ContactReport.CallbackId,
                    PrivateMetadata = click.Metadata,
                    Blocks =
                    [
                        Question("Is the lead qualified?", ModalCatalogue.Qualified),
                        Question("Was what we knew of them right?", ModalCatalogue.DataRight),
                        Question("Was the timing right?", ModalCatalogue.TimingRight),
                    ],
                },
                $"That took too long, and Slack no longer let me open the window. Please press *Three questions* again."
            )
        );

    private static InputBlock Question(string label, ModalField field) =>
        new(
            label,
            new RadioButtons
            {
                ActionId = field.Id,
                Options = [new("Yes", ModalCatalogue.Yes), new("No", ModalCatalogue.No)],
            }
        )
        {
            BlockId = field.Id,
            Optional = true,
        };
}
