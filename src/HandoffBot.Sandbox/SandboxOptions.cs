using System.Collections.Immutable;
using HandoffBot.Sandbox.WebApi;

namespace HandoffBot.Sandbox;

/// <summary>The configuration of a sandbox.</summary>
public sealed record SandboxOptions
{
    /// <summary>The scopes of the shipped manifest, the optional one among them.</summary>
    public static ImmutableHashSet<string> ManifestScopes { get; } =
    ["chat:write", "commands", "users:read", "users:read.email", "im:write", "channels:read", "groups:read", "dnd:read", "files:write"];

    /// <summary>The scopes of the manifest and those for reading histories.</summary>
    public static ImmutableHashSet<string> ScopesWithHistory { get; } =
        ManifestScopes.Union(["channels:history", "groups:history", "im:history"]);

    /// <summary>Port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The address of the bot; null until it is known (see <see cref="SandboxServer.BotUrl"/>).</summary>
    public Uri? BotUrl { get; init; }

    /// <summary>Sends the url_verification challenge when the bot's address becomes known.</summary>
    public bool VerifyBotUrl { get; init; }

    public string BotToken { get; init; } = "xoxb-sandbox";
    public string AppToken { get; init; } = "xapp-sandbox";
    public string SigningSecret { get; init; } = "sandbox-signing-secret";

    /// <summary>The scopes granted to the app.</summary>
    public ImmutableHashSet<string> Scopes { get; init; } = ManifestScopes;

    /// <summary>Whether rate limits apply.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>Sustained chat.postMessage a second in one channel.</summary>
    public double MessagesPerSecondPerChannel { get; init; } = 1;

    /// <summary>Messages a channel takes at once before the sustained rate counts.</summary>
    public int MessageBurstPerChannel { get; init; } = 3;

    /// <summary>chat.postMessage a minute in the whole workspace.</summary>
    public int MessagesPerMinutePerWorkspace { get; init; } = 600;

    /// <summary>Messages kept in each channel, at least; up to twice as many may be. Null keeps all.</summary>
    public int? MaxMessagesPerChannel { get; init; }

    /// <summary>Size of the call log.</summary>
    public int MaxLoggedCalls { get; init; } = 10_000;

    /// <summary>Whether auth.test names the address of the workspace, as Slack does.</summary>
    public bool AuthTestUrl { get; init; } = true;

    /// <summary>How a repeated client_msg_id is answered.</summary>
    public DuplicateMessageResponse Duplicates { get; init; } = DuplicateMessageResponse.Refuse;

    /// <summary>False when the bot does not run on the sandbox clock: requests to it are then signed with real time.</summary>
    public bool BotSharesClock { get; init; } = true;

    /// <summary>Seed of the random numbers for faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A clock to share; null creates one.</summary>
    public Time.SandboxClock? Clock { get; init; }
}
