using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Reads who can take a lead, in the transaction that gives it to somebody: what another instance stored counts at once.</summary>
internal static class AvailabilityReader
{
    /// <summary>Everybody an alert may go to, and those it has been with.</summary>
    public static IEnumerable<string> Named(Alert alert, AgreementRegistry agreements)
    {
        var agreement = agreements.Of(alert.AgreementId);
        return
        [
            .. agreement.Routing.FirstOrDefault(route => route.Name == alert.Route)?.To ?? [],
            alert.Owner,
            agreement.Owners.Exceptions,
            agreement.Owners.RoutingSla,
            .. alert.Clock?.ReassignedFrom ?? [],
            .. alert.Declined.Select(one => one.Person),
        ];
    }

    /// <summary>What is known of these people.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="people">E-mail addresses and Slack user ids.</param>
    /// <param name="now">The moment it is about.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Availability> Of(HandoffDb db, IEnumerable<string> people, Instant now, CancellationToken cancel) =>
        await Of(db, await KnownPeople.Of(db, people, cancel), now, cancel);

    /// <summary>As <see cref="Of(HandoffDb, IEnumerable{string}, Instant, CancellationToken)"/>, with what Slack said of them read
    /// before.</summary>
    public static async Task<Availability> Of(
        HandoffDb db,
        IReadOnlyDictionary<string, PersonRow> known,
        Instant now,
        CancellationToken cancel
    ) =>
        Of(known, (await UnavailablePeople.At(db, now, cancel)).ToLookup(one => one.IsDoNotDisturb));

    private static Availability Of(IReadOnlyDictionary<string, PersonRow> known, ILookup<bool, UnavailablePerson> unavailable) =>
        new()
        {
            Unreachable = KnownPeople.Unreachable(known),
            UserIds = known
                .Where(one => one.Value.UserId is not null)
                .ToDictionary(one => one.Key, one => one.Value.UserId!, StringComparer.OrdinalIgnoreCase),
            AwayUntil = Until(unavailable[false]),
            DoNotDisturbUntil = Until(unavailable[true]),
        };

    private static Dictionary<string, Instant> Until(IEnumerable<UnavailablePerson> people) =>
        people.ToDictionary(one => one.UserId, one => one.Until, StringComparer.OrdinalIgnoreCase);
}
