using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>What came of one try to make Slack match a message: what the ledger is to write down.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Slack shows it; whether as the last try said or as an earlier one did is <paramref name="AsSent"/>.</summary>
    public sealed record Shown(string Channel, string Ts, Instant SentAt, bool AsSent = true) : Verdict;

    /// <summary>Slack asks for patience with a channel or method; nothing was changed.</summary>
    public sealed record HoldOff(string Key, Instant Free, string Why) : Verdict;

    /// <summary>Certainly not done; try this message again later.</summary>
    /// <param name="Why">For the operator.</param>
    /// <param name="Wait">Until the next try.</param>
    /// <param name="NobodyAnswered">Slack was not reached at all.</param>
    /// <param name="IsFailure">Whether it counts towards the back-off; false where nothing was tried yet.</param>
    public sealed record Later(string Why, Duration Wait, bool NobodyAnswered = false, bool IsFailure = true) : Verdict;

    /// <summary>Nobody knows whether it was done.</summary>
    /// <param name="Why">For the operator.</param>
    /// <param name="Wait">Until the next try.</param>
    /// <param name="IsFailure">Whether it counts towards the back-off; false for a look-up.</param>
    public sealed record Doubtful(string Why, Duration Wait, bool IsFailure = true) : Verdict;

    /// <summary>Looked up: Slack does not show it. Post it again at once, with the same client id.</summary>
    public sealed record NotThere : Verdict;

    /// <summary>Cannot be looked up: post it again at once, and let Slack refuse the same client id.</summary>
    public sealed record Unseen(string Why) : Verdict;

    /// <summary>Slack does not accept the card; a plainer one is next.</summary>
    public sealed record TooMuch(string Error) : Verdict;

    /// <summary>Nothing can be posted in the channel.</summary>
    public sealed record ChannelClosed(string Channel, string Error) : Verdict;

    /// <summary>Nothing can be done in the workspace.</summary>
    public sealed record WorkspaceClosed(string Error) : Verdict;

    /// <summary>Given up for good.</summary>
    public sealed record Dropped(string Why, bool TellOperator = false) : Verdict;

    /// <summary>Slack could not settle it; an operator must look.</summary>
    public sealed record Unsettled(string Why) : Verdict;
}

/// <summary>A verdict on a message as it was leased.</summary>
public sealed record Settlement(MessageRow Row, Verdict Verdict);
