using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>Everybody an agreement names.</summary>
public static class AgreementPeople
{
    /// <summary>Owners first, then reps in the order of the routing table; somebody named twice comes twice.</summary>
    public static IReadOnlyList<NamedPerson> Of(HandoffAgreement agreement) =>
        [
            .. AgreementKeys
                .Places(agreement)
                .Where(place => place.Shape == KeyShapes.Person && place.Text is not null)
                .Select(place => new NamedPerson(place.Text!, place.Path)),
        ];
}
