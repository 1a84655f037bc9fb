using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Review;

public sealed class ProofChecksTests
{
    private static readonly ProofPolicy Proof = new(35, 0.10m);
    private static readonly Instant End = Instant.FromUtc(2026, 12, 7, 8, 30);

    [Theory]
    [InlineData(27, 23, false)]
    [InlineData(28, 0, true)]
    [InlineData(400, 0, true)]
    public void Rules_for_owners_are_stable_after_28_days(int days, int hours, bool stable)
    {
        var numbers = Numbers(new(3, End - Duration.FromDays(days) - Duration.FromHours(hours), 2, 0, 0));

        Assert.Equal(stable, Check(Behaviour.Routing, ProofQuestion.OwnerRulesStable, numbers).Holds);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(1, true)]
    public void A_recovery_path_is_a_version_to_go_back_to(int? backTo, bool shown) =>
        Assert.Equal(shown, Check(Behaviour.Routing, ProofQuestion.RollbackPossible, Numbers(new(2, End, backTo, 0, 0))).Holds);

    [Theory]
    [InlineData(34, 34, 0, false)]
    [InlineData(35, 35, 0, true)]
    [InlineData(40, 35, 0, false)]
    [InlineData(45, 45, 1, false)]
    [InlineData(46, 46, 1, true)]
    public void Alerts_are_proved_by_enough_reviews_within_the_bound(long drawn, long decided, long bad, bool shown)
    {
        var numbers = Numbers(null) with { Reviewed = new([], [new(500, drawn, decided, bad)], []) };

        Assert.Equal(shown, Check(Behaviour.Alerts, ProofQuestion.ReviewedWithinBound, numbers).Holds);
        Assert.Equal(shown, Check(Behaviour.Sla, ProofQuestion.ReviewedWithinBound, numbers).Holds);
    }

    [Fact]
    public void What_people_have_to_judge_is_never_taken_for_shown() =>
        Assert.All(
            Enum.GetValues<Behaviour>().SelectMany(behaviour => ProofChecks.Of(behaviour, Numbers(new(1, End, null, 9, 0)), Proof)),
            check =>
                Assert.Equal(
                    check.Question
                        is ProofQuestion.LeadsReturned
                            or ProofQuestion.ExpiredUntouched
                            or ProofQuestion.FirstTouchesMissed
                            or ProofQuestion.CreditingAgreed,
                    check.Holds is null
                )
        );

    private static ProofCheck Check(Behaviour behaviour, ProofQuestion question, DigestNumbers numbers) =>
        Assert.Single(ProofChecks.Of(behaviour, numbers, Proof), check => check.Question == question);

    private static DigestNumbers Numbers(OwnerRuleNumbers? rules)
    {
        var period = new ReviewPeriod(End - Duration.FromDays(35), End);
        var before = new ReviewPeriod(period.From - Duration.FromDays(28), period.From);
        return Counts.Of(new(period, []), new(before, []), [], [], Value) with { OwnerRules = rules };
    }
}
