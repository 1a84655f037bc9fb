using System.Diagnostics.Metrics;
using HandoffBot.Hosting;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>What becomes of tries, and how many lines wait; by the webhook's name, of which the configuration has few.</summary>
internal sealed class WebhookMetrics
{
    private readonly Counter<long> _tries;

    public WebhookMetrics(IMeterFactory meters, WebhookBacklog backlog)
    {
        var meter = meters.Create(HandoffMetrics.MeterName);
        _tries = meter.CreateCounter<long>(
            "handoffbot.feedback.webhook.tries",
            "{request}",
            "Tries to send a line of feedback, by webhook and result: delivered, failed or gone"
        );
        meter.CreateObservableGauge(
            "handoffbot.feedback.webhook.waiting",
            () => backlog.Last.Select(one => new Measurement<long>(one.Waiting, new KeyValuePair<string, object?>("webhook", one.Name))),
            "{line}",
            "Lines of feedback that a webhook has not confirmed yet"
        );
    }

    /// <summary>Counts a try.</summary>
    public void Tried(string webhook, WebhookResult result) =>
        _tries.Add(
            1,
            new("webhook", webhook),
            new(
                "result",
                result switch
                {
                    WebhookResult.Delivered => "delivered",
                    WebhookResult.Gone => "gone",
                    _ => "failed",
                }
            )
        );
}
