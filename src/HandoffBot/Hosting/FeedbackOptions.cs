using Microsoft.Extensions.Options;

namespace HandoffBot.Hosting;

/// <summary>Where feedback goes by itself.</summary>
public sealed class FeedbackOptions
{
    [ValidateEnumeratedItems]
    public IList<FeedbackWebhook> Webhooks { get; } = [];
}
