using HandoffBot.Agreements;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Asks what came out of a step, beginning with what was recorded, or what the agreement says.</summary>
internal sealed class SessionOutputModal(IDatabase database, AgreementRegistry agreements) : IAlertView
{
    public string Id => MessageActions.SessionRecord.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        if (await SessionLookup.Find(database, click, cancel) is not var (at, stored))
        {
            return SessionReply.Of(null, click.ChannelId);
        }

        var field = ModalCatalogue.SessionOutput;
        var proposed = SessionProposal.Of(at.Step, agreements.Of(stored.Agreement));
        var written = stored.Session.Output(at.Step)?.Text ?? proposed;
        return new Reply.OpenModal(
            new Modal
            {
                Title = "What came out of it",
                Submit = "Record",
                Close = "Cancel",
                CallbackId = ModalCatalogue.SessionOutputForm.CallbackId,
                PrivateMetadata = at.ToString(),
                Blocks =
                [
                    new InputBlock(
                        SessionSteps.Output(at.Step),
                        new PlainTextInput
                        {
                            ActionId = field.Id,
                            Multiline = true,
                            MaxLength = field.Longest,
                            InitialValue = written.Length <= field.Longest ? written : null,
                        },
                        Hint: "Everybody sees it in the thread; until the verdict it can be changed."
                    )
                    {
                        BlockId = field.Id,
                    },
                ],
            },
            $"That took too long, and Slack no longer let me open the window. Please press the button again."
        );
    }
}
