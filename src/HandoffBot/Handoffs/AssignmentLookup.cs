using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

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
        if (await RowsByKey.Alert(db, alertId, cancel) is not { } row)
        {
            return new(new Dictionary<string, long>(StringComparer.Ordinal), Availability.Everybody);
        }

        var rotations = (await Rotations.All(db, cancel)).Where(rotation => rotation.Agreement == row.Agreement);
        return new(
            rotations.ToDictionary(rotation => rotation.Route, rotation => rotation.Assigned, StringComparer.Ordinal),
            await AvailabilityReader.Of(db, [.. AvailabilityReader.Named(row.Alert, agreements), .. others], time.Now(), cancel)
        );
    }
}
