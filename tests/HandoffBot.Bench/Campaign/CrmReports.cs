using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Campaign;

/// <summary>Whether every event that tells of an update of the CRM ended the wait for it, whichever id it named the company by.</summary>
internal static class CrmReports
{
    // A contact that is being stored while the event is decided is not known to it.
    private static readonly Duration Apart = Duration.FromSeconds(10);

    /// <summary>The report with what is wrong and what was counted.</summary>
    public static Task<ConsistencyReport> Added(ConsistencyReport to, IDatabase database, IReadOnlyCollection<GeneratedEvent> accepted) =>
        database.Read(
            async (db, cancel) =>
            {
                var decisions = new EventDecisions(await db.Decisions.ToListAsync(cancel));
                var alerts = await db.Alerts.ToListAsync(cancel);
                var facts = (await db.AlertFacts.ToListAsync(cancel)).ToLookup(f => f.Kind);
                var told = accepted
                    .Where(one => one.TellsCrm)
                    .SelectMany(one => decisions.Of(one.Id).Select(row => (Event: one, Row: row)))
                    .ToLookup(one => one.Row.AccountKey, StringComparer.Ordinal);
                var wrong = alerts
                    .Where(one => one.AwaitsCrmUpdate)
                    .SelectMany(alert => told[alert.AccountKey]
                        .Where(one => IsAfter(alert.Alert.Contacted!.At, one.Event, one.Row))
                        .Take(1)
                        .Select(one => $"alert {alert.Id} awaits the update of the CRM that {one.Event.Id} told of"));
                return to.With([.. wrong])
                    .Counting([
                        new("CRM updates asked for", facts[AlertFactKind.CrmUpdateAsked].Count()),
                        new("CRM updates", facts[AlertFactKind.CrmUpdated].Count()),
                        new("CRM updates missed", facts[AlertFactKind.CrmUpdateMissed].Count()),
                        new("managers told of the CRM", facts[AlertFactKind.CrmUpdateEscalated].Count()),
                    ]);
            },
            default
        );

    private static bool IsAfter(Instant contacted, GeneratedEvent told, DecisionRow decision) =>
        Instant.FromDateTimeOffset(told.At) > contacted + Apart && decision.DecidedAt > contacted + Apart;
}
