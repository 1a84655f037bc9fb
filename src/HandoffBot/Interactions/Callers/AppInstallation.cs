using HandoffBot.Slack.Incoming;

namespace HandoffBot.Interactions.Callers;

/// <summary>The workspace that the bot's token belongs to, and its app.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="EnterpriseId">The Enterprise organization of the workspace; null when it belongs to none.</param>
/// <param name="AppId">The app; null while Slack has not told.</param>
internal sealed record AppInstallation(string TeamId, string? EnterpriseId, string? AppId)
{
    /// <summary>Whether a payload is for this app. One that names no app is taken for ours: our signing secret signed it.</summary>
    public bool IsApp(PayloadOrigin origin) => origin.AppId is null || AppId is null || origin.AppId == AppId;

    /// <summary>
    /// Whether whoever acted belongs to the workspace, or to its organization. A payload that does not say is a stranger's.
    /// </summary>
    public bool IsMember(PayloadOrigin origin) =>
        Is(origin.UserTeamId ?? origin.TeamId)
        && (origin.TeamId is null || Is(origin.TeamId) || (EnterpriseId is not null && origin.UserTeamId == EnterpriseId));

    private bool Is(string? team) => team is not null && (team == TeamId || team == EnterpriseId);
}
