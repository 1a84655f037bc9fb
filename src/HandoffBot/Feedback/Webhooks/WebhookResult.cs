using NodaTime;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>What a try came to.</summary>
internal abstract record WebhookResult
{
    /// <summary>The receiver has the line.</summary>
    public sealed record Delivered : WebhookResult;

    /// <summary>The receiver wants no more: 410.</summary>
    public sealed record Gone : WebhookResult;

    /// <summary>Anything else.</summary>
    /// <param name="Why">In plain words; holds no address.</param>
    /// <param name="RetryAfter">What the receiver asked for; null where it did not.</param>
    public sealed record Failed(string Why, Duration? RetryAfter = null) : WebhookResult;
}
