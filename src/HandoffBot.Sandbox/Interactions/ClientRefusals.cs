using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>Records of actions that Slack's client itself would have refused: nothing was sent.</summary>
internal static class ClientRefusals
{
    public static DeliveryRecord Refuse(this Workspace workspace, string kind, User user, string error) =>
        new(workspace.Clock.GetUtcNow(), kind, user.Id, null, null, TimeSpan.Zero, error);
}
