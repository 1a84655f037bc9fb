using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Since when each behaviour has its level of authority, from the stored versions of an agreement.</summary>
internal static class AuthorityLevelHistory
{
    /// <summary>Null for those that had it from the first version on. Not yet and proof needed are one level: refused.</summary>
    public static async Task<IReadOnlyDictionary<Behaviour, Instant?>> Of(
        HandoffDb db,
        HandoffAgreement agreement,
        CancellationToken cancel
    )
    {
        var since = Enum.GetValues<Behaviour>().ToDictionary(behaviour => behaviour, _ => (Instant?)null);
        var same = since.Keys.ToHashSet();
        var later = await AgreementStore.Before(db, agreement.Id, agreement.Version + 1, cancel);
        while (same.Count > 0 && later is not null && await Earlier(db, later, cancel) is { } earlier)
        {
            // A version that this release cannot read is taken for a change.
            var was = AgreementYaml.Read(earlier.Text).Agreement;
            foreach (var behaviour in same.Where(one => was is null || Level(was, one) != Level(agreement, one)).ToList())
            {
                since[behaviour] = later.ImportedAt;
                same.Remove(behaviour);
            }

            later = earlier;
        }

        return since;
    }

    private static Task<AgreementRow?> Earlier(HandoffDb db, AgreementRow row, CancellationToken cancel) =>
        AgreementStore.Before(db, row.Agreement, row.Version, cancel);

    private static AuthorityLevel Level(HandoffAgreement agreement, Behaviour behaviour) =>
        agreement.Authority.GetValueOrDefault(behaviour) is var level and (AuthorityLevel.UseNow or AuthorityLevel.Pilot)
            ? level
            : AuthorityLevel.NotYet;
}
