using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Handoffs;

/// <summary>Reads what is known of the people and the turns of an alert's route, for a lead that changes hands.</summary>
public sealed class AssignmentLookup(AgreementRegistry agreements, TimeProvider time)
{
    /// <summary>Nothing where there is no such alert.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="others">Who else is meant.</param>
    public async Task<AssignmentFacts> Of(HandoffDb db, string alertId, CancellationToken cancel, params IEnumerable<string> others)
    {
        // The alert before the rotation: in that order everybody takes them.
        if ((await LockedAlerts.Read(db, [alertId], cancel)) is not [var row])
        {
            return new(new Dictionary<string, Rotation>(StringComparer.Ordinal), Availability.Everybody);
        }

        var now = time.Now();
        var available = await AvailabilityReader.Of(db, [.. AvailabilityReader.Named(row.Alert, agreements), .. others], now, cancel);
        var route = agreements.Of(row.Agreement).Routing.FirstOrDefault(one => one.Name == row.Alert.Route);
        if (route is null)
        {
            return new(new Dictionary<string, Rotation>(StringComparer.Ordinal), available);
        }

        (string, string)[] held = [.. route.HasLimit ? [Rotations.Limits] : Array.Empty<(string, string)>(), (row.Agreement, route.Name)];
        var rotations = (await Rotations.Lock(db, held, cancel)).Where(rotation => rotation.Agreement == row.Agreement);
        return new(
            rotations.ToDictionary(rotation => rotation.Route, rotation => rotation.Rotation ?? Rotation.None, StringComparer.Ordinal),
            await OpenLeadReader.With(db, available, [route], agreements, now, cancel)
        );
    }
}
