using System.Diagnostics.Metrics;
using HandoffBot.Hosting;
using HandoffBot.Store.Clocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Operations.Metrics;

/// <summary>Measures what is stored: how much work waits, and the facts that were committed.</summary>
public sealed class StoreMetrics
{
    public StoreMetrics(IMeterFactory meters, BacklogReader backlog, IDatabase database, HandoffMetrics metrics, DatabaseClock clock)
    {
        var meter = meters.Create(HandoffMetrics.MeterName);
        meter.CreateObservableGauge(
            "handoffbot.inbox.undecided",
            () => backlog.Last?.Undecided ?? 0,
            "{event}",
            "Events stored and not yet decided"
        );
        meter.CreateObservableGauge(
            "handoffbot.inbox.oldest.age",
            () => backlog.Last?.OldestAge.TotalSeconds ?? 0,
            "s",
            "Age of the oldest event that waits for its decision"
        );
        meter.CreateObservableGauge(
            "handoffbot.messages.needs_operator",
            () => backlog.Last?.Unsettled ?? 0,
            "{message}",
            "Messages of which Slack cannot say whether it shows them: an operator must look"
        );
        meter.CreateObservableGauge(
            "handoffbot.clock.skew",
            () => clock.MachineAhead?.TotalSeconds ?? 0,
            "s",
            "How far this machine's clock is ahead of the database server's, negative when behind"
        );
        database.Facts.Subscribe(metrics.FactsCommitted);
    }
}
