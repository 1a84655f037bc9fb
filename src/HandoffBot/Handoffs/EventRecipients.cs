using System.Runtime.CompilerServices;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Publishing.People;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>What is known of everybody a batch of events could go to.</summary>
internal sealed class EventRecipients
{
    // An agreement never changes, and what is kept of it goes with it.
    private static readonly ConditionalWeakTable<HandoffAgreement, string[]> Named = [];
    private readonly IReadOnlyDictionary<string, PersonRow> _known;

    private EventRecipients(IReadOnlyDictionary<string, PersonRow> known, IReadOnlyList<string> owners, Instant now)
    {
        _known = known;
        NeverAskedFor = [.. owners.Where(owner => !known.ContainsKey(owner))];
        Stale = [.. owners.Where(owner => known.TryGetValue(owner, out var row) && PersonLookup.IsStale(row, now))];
    }

    /// <summary>Owners named by the events of whom nothing is known.</summary>
    public IReadOnlyList<string> NeverAskedFor { get; }

    /// <summary>Owners named by the events of whom it is time to ask again.</summary>
    public IReadOnlyList<string> Stale { get; }

    /// <summary>Reads what is known of the events' owners and of all the agreements name.</summary>
    public static async Task<EventRecipients> Of(
        HandoffDb db,
        IReadOnlyList<ScoreEvent> events,
        IReadOnlyList<HandoffAgreement> agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        var owners = events
            .Select(e => e.Owner)
            .OfType<string>()
            .Where(owner => !string.IsNullOrWhiteSpace(owner))
            .Select(KnownPeople.Key)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var known = await KnownPeople.Of(db, owners.Concat(agreements.SelectMany(NamedBy)), cancel);
        return new(known, owners, now);
    }

    /// <summary>Who can take a lead, of these and of <paramref name="others"/>, who own the live alerts.</summary>
    public async Task<Availability> With(HandoffDb db, IEnumerable<string> others, Instant now, CancellationToken cancel)
    {
        var missing = others.Where(person => !_known.ContainsKey(KnownPeople.Key(person))).ToList();
        var known =
            missing.Count == 0
                ? _known
                : _known.Concat(await KnownPeople.Of(db, missing, cancel)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return await AvailabilityReader.Of(db, known, now, cancel);
    }

    private static string[] NamedBy(HandoffAgreement agreement) =>
        Named.GetValue(
            agreement,
            static one => [.. AgreementPeople.Of(one).Select(named => KnownPeople.Key(named.Person)).Distinct(StringComparer.Ordinal)]
        );
}
