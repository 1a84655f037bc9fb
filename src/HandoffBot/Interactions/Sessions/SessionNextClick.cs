using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review.Sessions;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Goes on to the next step of a session.</summary>
internal sealed class SessionNextClick(SessionHandler sessions) : IAlertView
{
    public string Id => MessageActions.SessionNext.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        Task.FromResult(
            SessionStepReference.Parse(click.AlertId) is { } at
                ? new RequestAnswer(
                    Change: async (db, token) =>
                        SessionReply.Of(
                            await sessions.Change(
                                db,
                                at.SessionId,
                                (session, now) => SessionRules.Next(session, at.Step, click.UserId, now),
                                token
                            ),
                            click.ChannelId
                        )
                )
                : SessionReply.Of(null, click.ChannelId)
        );
}
