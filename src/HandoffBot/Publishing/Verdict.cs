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
    public sealed record Later(string Why, Duration Wait, bool NobodyAnswered = false) : Verdict;

    /// <summary>Nobody knows whether it was done.</summary>
    public sealed record Doubtful(string Why, Duration Wait) : Verdict;

    /// <summary>Looked up: Slack does not show it. Post it again, with the same client id.</summary>
    public sealed record NotThere(Duration Wait) : Verdict;

    /// <summary>Cannot be looked up: post it again, and let Slack refuse the same client id.</summary>
    public sealed record Unseen(string Why, Duration Wait) : Verdict;

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
