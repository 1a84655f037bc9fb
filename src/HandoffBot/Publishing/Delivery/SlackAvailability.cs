using HandoffBot.Slack.WebApi;

namespace HandoffBot.Publishing.Delivery;

/// <summary>What Slack last said about our token. Read by many, written by the publisher.</summary>
public sealed class SlackAvailability
{
    private volatile SlackIdentity? _identity;
    private const string NotAskedYet = "Slack was not asked yet";
    private volatile string? _trouble = NotAskedYet;

    /// <summary>Whom the token stands for; null until Slack said so once.</summary>
    public SlackIdentity? Identity => _identity;

    /// <summary>Why Slack cannot be used; null while it can.</summary>
    public string? Trouble => _trouble;

    /// <summary>Why nothing can be posted, as far as Slack was asked; null while it can, or before the first question.</summary>
    public string? Outage =>
        Trouble is { } trouble && trouble != NotAskedYet ? trouble
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

    /// <summary>Slack knows us.</summary>
    public void Knows(SlackIdentity identity) => (_identity, _trouble) = (identity, null);

    /// <summary>Slack cannot be used.</summary>
    public void Failed(string why) => _trouble = why;
}
