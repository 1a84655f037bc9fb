using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Proposals;

/// <summary>Asks why somebody does not agree: a no needs a reason.</summary>
internal sealed class ProposalRejectModal(ProposalPermissions permissions) : IAlertView
{
    public string Id => MessageActions.ProposalReject.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var (_, refusal) = await permissions.Of(click, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var field = ModalCatalogue.ProposalReason;
        return new Reply.OpenModal(
            new Modal
            {
                Title = "Reject this change",
                Submit = "Reject",
                Close = "Cancel",
                CallbackId = ModalCatalogue.ProposalRejectForm.CallbackId,
                PrivateMetadata = click.AlertId,
                Blocks =
                [
                    new InputBlock(
                        "Why not?",
                        new PlainTextInput
                        {
                            ActionId = field.Id,
                            Multiline = true,
                            MaxLength = field.Longest,
                        },
                        Hint: "Everybody sees it on the proposal. One no ends it."
                    )
                    {
                        BlockId = field.Id,
                    },
                ],
            },
            $"That took too long, and Slack no longer let me open the window. Please press the button again; nothing was changed."
        );
    }
}
