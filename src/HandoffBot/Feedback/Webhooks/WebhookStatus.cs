using HandoffBot.Core.Time;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>How far a receiver is behind, and why.</summary>
/// <param name="Name">The receiver.</param>
/// <param name="Waiting">Lines it has not confirmed.</param>
/// <param name="IsGone">Whether it wants no more.</param>
/// <param name="Row">Null before the first try.</param>
internal sealed record WebhookStatus(string Name, long Waiting, bool IsGone, FeedbackWebhookRow? Row)
{
    // A receiver that is restarted is no reason to wake anybody.
    private static readonly Duration Tolerated = Duration.FromMinutes(10);

    /// <summary>What an operator should look at, and what to do; null while all is well.</summary>
    public string? Trouble(Instant now) =>
        IsGone
            ? $"The webhook {Name} answered 410 Gone and is sent no more feedback; {Lines} for it. Write another Url under "
                + "Feedback:Webhooks, or take the webhook out."
        : Row?.FailingSince is { } since && now - since > Tolerated
            ? $"Feedback has not reached the webhook {Name} for {DurationText.Of(now - since)}: {Row.Error} {Lines}; it is tried again, at "
                + $"the latest every hour, and nothing is lost."
        : null;

    private string Lines => Waiting == 1 ? "1 line waits" : $"{Waiting} lines wait";
}
