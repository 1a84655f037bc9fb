using System.Diagnostics.Metrics;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Tables;

namespace HandoffBot.Publishing.Delivery;

/// <summary>What becomes of tries, and how long a message takes from being wanted to being shown.</summary>
public sealed class DeliveryMetrics
{
    public const string MeterName = "HandoffBot.Publishing";
    private readonly Counter<long> _tries;
    private readonly Histogram<double> _latency;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _tries = meter.CreateCounter<long>("handoffbot.slack.messages", "{message}", "Tries to post or edit a message, by kind and result");
        _latency = meter.CreateHistogram<double>(
            "handoffbot.slack.post.duration",
            "s",
            "From wanting a message to Slack showing it, first posts only"
        );
    }

    /// <summary>Counts a try.</summary>
    public void Record(MessageRow row, DeliveryOutcome outcome)
    {
        _tries.Add(
            1,
            new("kind", row.Kind),
            new("call", row.Ts is null ? "post" : "edit"),
            new("result", System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name))
        );
        if (outcome is DeliveryOutcome.Delivered shown && row.Ts is null)
        {
            _latency.Record((shown.SentAt - row.CreatedAt).TotalSeconds);
        }
    }
}
