using HandoffBot.Hosting;

namespace HandoffBot.Intake;

/// <summary>Somebody who sends events.</summary>
/// <param name="Name">The name kept with each of its events.</param>
/// <param name="ReadsAll">Whether it may read the decisions on other senders' events too.</param>
internal sealed record ApiSender(string Name, bool ReadsAll)
{
    /// <summary>Whoever signs with a webhook secret.</summary>
    public static ApiSender Webhook { get; } = new(ReservedSenderNames.Webhook, ReadsAll: false);
}
