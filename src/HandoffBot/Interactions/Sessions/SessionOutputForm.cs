using HandoffBot.Agreements;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review.Sessions;

namespace HandoffBot.Interactions.Sessions;

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
