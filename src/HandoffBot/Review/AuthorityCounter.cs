using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Counts what the records tell of the proofs of each behaviour: of leads opened since it has its level, at most four weeks back.
/// So what led to a decision does not count against it once more.</summary>
internal static class AuthorityCounter
{
    /// <summary>As it was known at a moment.</summary>
    /// <param name="db">The database.</param>
    /// <param name="agreement">Says which level each behaviour has.</param>
    /// <param name="to">The moment.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<AuthorityNumbers> Of(HandoffDb db, HandoffAgreement agreement, Instant to, CancellationToken cancel)
    {
        var since = await AuthorityLevelHistory.Of(db, agreement, cancel);
        var first = to - Duration.FromDays(AuthorityNumbers.Days);
        var reviews = await ReviewedCases.Read(db, agreement.Id, first, to, cancel);
        var evidence = new List<AuthorityEvidence>();
        foreach (var some in since.GroupBy(one => one.Value, one => one.Key).OrderBy(some => some.Min()))
        {
            var begun = some.Key ?? Instant.MinValue;
            var opened = Opened(some.Key, to);
            var alerts = Counts.Sum(await ReviewNumbers.Alerts(db, agreement, opened, to, cancel));
            var (assigned, notMine) = await OwnerRuleHistory.Returned(db, agreement.Id, opened, cancel);
            evidence.Add(
                new(
                    [.. some.Order()],
                    some.Key,
                    reviews.Since(begun).Numbers(),
                    new(notMine, assigned),
                    SlaBreach.Of(alerts).AnyRate,
                    alerts.Acceptance
                )
            );
        }

        return new(evidence);
    }

    /// <summary>When the leads were opened that tell of behaviours with their level since a moment.</summary>
    public static ReviewPeriod Opened(Instant? since, Instant to) =>
        new(Instant.Min(Instant.Max(to - Duration.FromDays(AuthorityNumbers.Days), since ?? Instant.MinValue), to), to);
}
