using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Reads how many live alerts people hold.</summary>
internal static class OpenLeadReader
{
    /// <summary>The availability with what the people of routes with a limit hold; the same where no route has one. Call with
    /// <see cref="Rotations.Limits"/> held.</summary>
    public static async Task<Availability> With(
        HandoffDb db,
        Availability available,
        IEnumerable<Core.Agreement.Route> routes,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var people = routes.Where(route => route.HasLimit).SelectMany(route => route.To).Distinct(StringComparer.Ordinal).ToList();
        return people.Count == 0 ? available : await Of(db, available, people, agreements, now, cancel);
    }

    /// <summary>The availability with what these people hold.</summary>
    public static async Task<Availability> Of(
        HandoffDb db,
        Availability available,
        IReadOnlyCollection<string> people,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        // An alert may name by address whom the route names by id, and the other way round.
        var addresses = await KnownPeople.AddressesOf(db, people.Select(available.IdOf), cancel);
        var ids = new Dictionary<string, string>(available.UserIds, StringComparer.OrdinalIgnoreCase);
        foreach (var (address, id) in addresses)
        {
            ids[address] = id;
        }

        var known = available with { UserIds = ids };
        var holders = people.Concat(people.Select(known.IdOf)).Concat(addresses.Select(one => one.Address));
        var holding = new Dictionary<string, OpenLeads>(StringComparer.OrdinalIgnoreCase);
        foreach (var held in await HeldAlerts.Of(db, holders, now, cancel))
        {
            Add(holding, known.IdOf(held.Holder), held.Count, Bands.Rank(agreements.Of(held.Agreement), held.Band) == 0);
        }

        return known with { Holding = holding };
    }

    private static void Add(Dictionary<string, OpenLeads> holding, string person, int count, bool isHot)
    {
        var before = holding.GetValueOrDefault(person, new OpenLeads(0, 0));
        holding[person] = new(before.All + count, before.Hot + (isHot ? count : 0));
    }
}
