using System.Runtime.CompilerServices;
using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>Everybody an agreement names.</summary>
public static class AgreementPeople
{
    // Asked for with every batch of events and every click: an agreement never changes, and its people go when it does.
    private static readonly ConditionalWeakTable<HandoffAgreement, IReadOnlyList<NamedPerson>> Known = [];

    /// <summary>Owners first, then reps in the order of the routing table; somebody named twice comes twice.</summary>
    public static IReadOnlyList<NamedPerson> Of(HandoffAgreement agreement) => Known.GetValue(agreement, Named);

    private static IReadOnlyList<NamedPerson> Named(HandoffAgreement agreement) =>
        [
            .. AgreementKeys
                .Places(agreement)
                .Where(place => place.Shape == KeyShapes.Person && place.Text is not null)
                .Select(place => new NamedPerson(place.Text!, place.Path)),
        ];
}
