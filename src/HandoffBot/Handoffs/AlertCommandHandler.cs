using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Applies what people and passing time do to alerts.</summary>
public static class AlertCommandHandler
{
    /// <summary>
    /// Applies a command to one alert by the agreement it belongs to, as part of a write under way; the caller notifies Messages
    /// and Due after it. Null when there is no such alert.
    /// </summary>
    public static async Task<AlertTransition?> Run(
        HandoffDb db,
        string alertId,
        AlertCommand command,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    ) => (await RunAll(db, [alertId], command, agreements, now, cancel)).SingleOrDefault();

    /// <summary>As <see cref="Run"/>, for several alerts in a few statements. An id of no alert is passed over.</summary>
    public static async Task<IReadOnlyList<AlertTransition>> RunAll(
        HandoffDb db,
        IReadOnlyCollection<string> alertIds,
        AlertCommand command,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var writer = new AlertWriter(db, agreements, now);
        var transitions = new List<AlertTransition>();
        var rows = await LockedAlerts.Read(db, alertIds, cancel);
        var available = await Available(db, rows, agreements, now, cancel);
        foreach (var row in rows)
        {
            var transition = AlertStateMachine.Advance(row.Alert, command, agreements.Of(row.Agreement), now, available);
            writer.Add(row, transition.Alert, transition.Effects);
            transitions.Add(transition);
        }

        await writer.Save(cancel);
        return transitions;
    }

    // Asked only where a clock is due: a lead may go to somebody else then.
    private static async Task<Availability> Available(
        HandoffDb db,
        IReadOnlyList<AlertRow> rows,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var due = rows.Where(row => row.Alert.Clock?.NextAt <= now).ToList();
        if (due.Count == 0)
        {
            return Availability.Everybody;
        }

        var people = due.SelectMany(row => AvailabilityReader.Named(row.Alert, agreements));
        var routes = due.SelectMany(row => agreements.Of(row.Agreement).Routing.Where(route => route.Name == row.Alert.Route));
        return await OpenLeadReader.With(db, await AvailabilityReader.Of(db, people, now, cancel), routes, agreements, now, cancel);
    }
}
