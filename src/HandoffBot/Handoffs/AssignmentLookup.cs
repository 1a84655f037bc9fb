using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Handoffs;

/// <summary>Reads what is known of the people and the turns of an alert's route, for a lead that changes hands.</summary>
public sealed class AssignmentLookup(AgreementRegistry agreements)
{
    /// <summary>Nothing where there is no such alert.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<AssignmentFacts> Of(HandoffDb db, string alertId, CancellationToken cancel)
    {
        if (await RowsByKey.Alert(db, alertId, cancel) is not { } row)
        {
            return new(
                new Dictionary<string, long>(StringComparer.Ordinal),
                KnownPeople.Unreachable(await KnownPeople.Of(db, [], cancel)),
                new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            );
        }

        var agreement = agreements.Of(row.Agreement);
        var named = agreement.Routing.FirstOrDefault(route => route.Name == row.Alert.Route)?.To ?? [];
        string[] people =
        [
            .. named,
            row.Owner,
            agreement.Owners.Exceptions,
            agreement.Owners.RoutingSla,
            .. row.Alert.Declined.Select(one => one.Person),
        ];
        var known = await KnownPeople.Of(db, people, cancel);
        var rotations = (await Rotations.All(db, cancel)).Where(rotation => rotation.Agreement == row.Agreement);
        return new(
            rotations.ToDictionary(rotation => rotation.Route, rotation => rotation.Assigned, StringComparer.Ordinal),
            KnownPeople.Unreachable(known),
            known
                .Where(one => one.Value.UserId is not null)
                .ToDictionary(one => one.Key, one => one.Value.UserId!, StringComparer.OrdinalIgnoreCase)
        );
    }
}
