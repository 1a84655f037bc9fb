using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review.Sessions;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Records the verdict that was submitted from <see cref="SessionVerdictModal"/>.</summary>
internal sealed class SessionVerdictForm(
    IDatabase database,
    SessionHandler sessions,
    AgreementRegistry agreements,
    SessionPermissions permissions
) : IAlertView
{
    public string Id => ModalCatalogue.SessionVerdictForm.CallbackId;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        if (await SessionLookup.Find(database, click, cancel) is not var (at, stored))
        {
            return SessionReply.Of(null, null);
        }

        var agreement = agreements.Of(stored.Agreement);
        if (await permissions.ToDecide(click.UserId, agreement, cancel) is { } refusal)
        {
            return refusal;
        }

        return new RequestAnswer(
            Change: async (db, token) =>
                SessionReply.Of(
                    await sessions.Change(
                        db,
                        at.SessionId,
                        (session, now) => SessionRules.Decide(session, Verdict(click, now), now),
                        token
                    ),
                    agreement.Channels.Review
                )
        );
    }

    private static SessionVerdict Verdict(AlertClick click, NodaTime.Instant now)
    {
        var usable = Written(click, ModalCatalogue.SessionVerdict) == ModalCatalogue.UseNow;
        return new(
            usable && Enum.TryParse<Behaviour>(Written(click, ModalCatalogue.SessionBehaviour), out var behaviour) ? behaviour : null,
            !usable && Enum.TryParse<SessionBlocker>(Written(click, ModalCatalogue.SessionBlocker), out var blocker) ? blocker : null,
            Written(click, ModalCatalogue.SessionNote)?.Trim(),
            click.UserId,
            now
        );
    }

    private static string? Written(AlertClick click, ModalField field) => click.Fields.GetValueOrDefault(field.Id);
}
