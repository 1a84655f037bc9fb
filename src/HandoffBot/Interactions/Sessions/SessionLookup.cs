using HandoffBot.Interactions.Requests;
using HandoffBot.Review.Sessions;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Finds the session that a button or a modal is about.</summary>
internal static class SessionLookup
{
    /// <summary>The step it was drawn for and the session as stored; null when there is no such session.</summary>
    public static async Task<(SessionStepReference At, SessionRow Stored)?> Find(
        IDatabase database,
        AlertClick click,
        CancellationToken cancel
    ) =>
        SessionStepReference.Parse(click.AlertId) is { } at
        && await database.Read((db, token) => SessionStore.Find(db, at.SessionId, token), cancel) is { } stored
            ? (at, stored)
            : null;
}
