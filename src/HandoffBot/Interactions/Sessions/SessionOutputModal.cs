using HandoffBot.Agreements;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review.Sessions;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Asks what came out of a step, beginning with what was recorded, or what the agreement says.</summary>
internal sealed class SessionOutputModal(IDatabase database, AgreementRegistry agreements) : IAlertView
{
    public string Id => ActionCatalogue.SessionRecord.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        if (
            SessionStepReference.Parse(click.AlertId) is not { } at
            || await database.Read((db, token) => SessionStore.Find(db, at.SessionId, token), cancel) is not { } stored
        )
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

/// <summary>Records what was submitted from <see cref="SessionOutputModal"/>.</summary>
internal sealed class SessionOutputForm(SessionHandler sessions, AgreementRegistry agreements) : IAlertView
{
    public string Id => ModalCatalogue.SessionOutputForm.CallbackId;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        Task.FromResult(
            SessionStepReference.Parse(click.AlertId) is { } at
                ? new RequestAnswer(
                    Change: async (db, token) =>
                    {
                        var text = click.Fields.GetValueOrDefault(ModalCatalogue.SessionOutput.Id) ?? "";
                        var changed = await sessions.Change(
                            db,
                            at.SessionId,
                            (session, now) => SessionRules.Record(session, at.Step, text, click.UserId, now),
                            token
                        );
                        return SessionReply.Of(changed, changed is null ? null : Channel(changed));
                    }
                )
                : SessionReply.Of(null, null)
        );

    // A submitted window brings no address for answers.
    private string Channel(SessionChange changed) => agreements.Of(changed.Session.AgreementId).Channels.Review;
}
