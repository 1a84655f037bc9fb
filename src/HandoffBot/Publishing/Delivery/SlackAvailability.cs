using HandoffBot.Slack.WebApi;

namespace HandoffBot.Publishing.Delivery;

/// <summary>Slack's last answer about our token. Read by many, written by the publisher.</summary>
public sealed class SlackAvailability
{
    private volatile SlackIdentity? _identity;
    private const string NotAskedYet = "Slack was not asked yet";
    private volatile string? _unavailableReason = NotAskedYet;

    /// <summary>The token's identity; null until Slack answered once.</summary>
    public SlackIdentity? Identity => _identity;

    /// <summary>Why Slack cannot be used; null while it can.</summary>
    public string? UnavailableReason => _unavailableReason;

    /// <summary>Why nothing can be posted, as far as Slack was asked; null while it can, or before the first question.</summary>
    public string? Outage =>
        UnavailableReason is { } trouble && trouble != NotAskedYet ? trouble
        : Answers ? null
        : "it does not answer";

    /// <summary>False after a row of tries that brought no answer at all, until one does.</summary>
    public bool Answers { get; internal set; } = true;

    /// <summary>Whether messages of a channel may be looked up. Where Slack named no scopes it is worth the try.</summary>
    public bool MayReadHistory(string channel) =>
        _identity is not { Scopes: { Count: > 0 } scopes }
        || channel[0] switch
        {
            'D' => scopes.Contains("im:history"),
            'G' => scopes.Contains("groups:history"),
            // A C… may be a private channel too: one of the two scopes makes it worth the try.
            _ => scopes.Contains("channels:history") || scopes.Contains("groups:history"),
        };

    /// <summary>Whether files may be sent. Where Slack named no scopes it is worth the try.</summary>
    public bool MayWriteFiles => _identity is not { Scopes: { Count: > 0 } scopes } || scopes.Contains("files:write");

    /// <summary>Slack accepted the token.</summary>
    public void Recognize(SlackIdentity identity) => (_identity, _unavailableReason) = (identity, null);

    /// <summary>Records why Slack cannot be used.</summary>
    public void MarkUnavailable(string why) => _unavailableReason = why;
}
