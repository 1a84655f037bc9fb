namespace HandoffBot.Sandbox.Workspaces;

/// <summary>What a conversation is.</summary>
public enum ChannelKind
{
    Channel,
    Private,
    Im,
}
