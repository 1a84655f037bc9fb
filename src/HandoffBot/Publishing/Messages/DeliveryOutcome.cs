using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>What came of one try to make Slack match a message, as it is recorded.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>Slack shows it; whether as the last try said or as an earlier one did is <paramref name="AsSent"/>.</summary>
    public sealed record Delivered(string Channel, string Ts, Instant SentAt, bool AsSent = true) : DeliveryOutcome;

    /// <summary>Slack asks for patience with a channel or method; nothing was changed.</summary>
    public sealed record RateLimited(string Key, Instant Free, string Why) : DeliveryOutcome;

    /// <summary>Certainly not done; try this message again later.</summary>
    /// <param name="Why">For the operator.</param>
    /// <param name="Wait">Until the next try.</param>
    /// <param name="NoResponse">Slack was not reached at all.</param>
    /// <param name="IsFailure">Whether it counts towards the back-off; false where nothing was tried yet.</param>
    public sealed record RetryLater(string Why, Duration Wait, bool NoResponse = false, bool IsFailure = true) : DeliveryOutcome;

    /// <summary>Nobody knows whether it was done.</summary>
    /// <param name="Why">For the operator.</param>
    /// <param name="Wait">Until the next try.</param>
    /// <param name="IsFailure">Whether it counts towards the back-off; false for a look-up.</param>
    public sealed record Unknown(string Why, Duration Wait, bool IsFailure = true) : DeliveryOutcome;

    /// <summary>Looked up: Slack does not show it. Post it again at once, with the same client id.</summary>
    public sealed record NotFound : DeliveryOutcome;

    /// <summary>Cannot be looked up: post it again at once, and let Slack refuse the same client id.</summary>
    public sealed record Unverifiable(string Why) : DeliveryOutcome;

    /// <summary>Slack does not accept the card; a plainer one is next.</summary>
    public sealed record PayloadRefused(string Error) : DeliveryOutcome;

    /// <summary>Nothing can be posted in the channel.</summary>
    public sealed record ChannelClosed(string Channel, string Error) : DeliveryOutcome;

    /// <summary>Nothing can be done in the workspace.</summary>
    public sealed record WorkspaceClosed(string Error) : DeliveryOutcome;

    /// <summary>The posted message cannot be edited: somebody deleted it, or Slack accepts no edits of it any more.</summary>
    public sealed record EditRefused(string Error) : DeliveryOutcome;

    /// <summary>Posted by a try whose answer was lost, and deleted by somebody since.</summary>
    public sealed record DeletedUnseen : DeliveryOutcome;

    /// <summary>Given up for good.</summary>
    public sealed record Abandoned(string Why, bool NotifyOperator = false) : DeliveryOutcome
    {
        /// <summary>What people in the thread of a file can do about it, who are told why it is not there; null where nobody is.</summary>
        public string? NextStep { get; init; }
    }

    /// <summary>Slack could not answer it; an operator must look.</summary>
    public sealed record NeedsOperator(string Why) : DeliveryOutcome;
}
