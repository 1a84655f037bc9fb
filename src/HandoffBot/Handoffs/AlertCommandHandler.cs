using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Applies what people and passing time do to alerts.</summary>
public static class AlertCommandHandler
{
    /// <summary>
    /// Applies what a person did to one alert by the agreement it belongs to, as part of a write under way; the caller notifies
    /// Messages and Due after it. It counts from when it was received, however much later it is worked, but not from before what the
    /// alert's history tells already. Null when there is no such alert.
    /// </summary>
    public static async Task<AlertTransition?> Run(
        HandoffDb db,
        string alertId,
        AlertCommand command,
        AgreementRegistry agreements,
        Instant receivedAt,
        Instant now,
        CancellationToken cancel
    )
    {
        var rows = await LockedAlerts.Read(db, [alertId], cancel);
        if (command.CountsWhenCarriedOut || rows.Count == 0)
        {
            receivedAt = now;
        }
        else if (receivedAt < now && await AlertHistory.LastAt(db, alertId, cancel) is { } last)
        {
            receivedAt = InstantMath.Earlier(InstantMath.Later(receivedAt, last), now);
        }

        return (await Apply(db, rows, command, agreements, (InstantMath.Earlier(receivedAt, now), now), cancel)).SingleOrDefault();
    }

    /// <summary>Applies the passing of time to several alerts in a few statements. An id of no alert is passed over.</summary>
    public static async Task<IReadOnlyList<AlertTransition>> Tick(
        HandoffDb db,
        IReadOnlyCollection<string> alertIds,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    ) => await Apply(db, await LockedAlerts.Read(db, alertIds, cancel), new AlertCommand.Tick(), agreements, (now, now), cancel);

    private static async Task<IReadOnlyList<AlertTransition>> Apply(
        HandoffDb db,
        IReadOnlyList<AlertRow> rows,
        AlertCommand command,
        AgreementRegistry agreements,
        (Instant At, Instant Now) when,
        CancellationToken cancel
    )
    {
        var (at, now) = when;
        var writer = new AlertWriter(db, agreements, now, at);
        var transitions = new List<AlertTransition>();
        // Who can take a lead then is not known; one that is due to go to somebody else goes there now.
        var available = at < now ? null : await Available(db, rows, agreements, now, cancel);
        foreach (var row in rows)
        {
            var transition = AlertStateMachine.Advance(row.Alert, command, agreements.Of(row.Agreement), at, available);
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
