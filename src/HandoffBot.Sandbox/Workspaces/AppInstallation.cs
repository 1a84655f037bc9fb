using System.Collections.Immutable;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>The app as it is installed in the workspace: its tokens and the scopes it was granted.</summary>
internal sealed class AppInstallation(string botToken, string appToken, ImmutableHashSet<string> scopes)
{
    private volatile ImmutableHashSet<string> _scopes = scopes;

    public string BotToken => botToken;

    public string AppToken => appToken;

    /// <summary>What the app may do; a test may grant and revoke scopes at any time.</summary>
    public ImmutableHashSet<string> Scopes
    {
        get => _scopes;
        set => _scopes = value;
    }
}
