using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Review.Proofs;

/// <summary>What is offered and what is taken back, by what was counted.</summary>
public sealed class AuthorityReviewTests
{
    private static readonly Instant End = Instant.FromUtc(2026, 12, 7, 8, 30);
    private static readonly OwnerRuleNumbers Steady = new(1, End - Duration.FromDays(40), 1, 0, 0);
    private static readonly ShownProof Shown = new(Behaviour.Routing, "what was shown", "U0OPS", new LocalDate(2026, 11, 2));

    [Theory]
    [InlineData(AuthorityLevel.NotYet, 40, 0, null, AuthorityLevel.UseNow)]
    [InlineData(AuthorityLevel.ProofNeeded, 40, 0, null, AuthorityLevel.UseNow)]
    [InlineData(AuthorityLevel.NotYet, 40, 0, 0.25, AuthorityLevel.Pilot)]
    [InlineData(AuthorityLevel.Pilot, 40, 0, 0.25, AuthorityLevel.UseNow)]
    [InlineData(AuthorityLevel.UseNow, 40, 0, null, null)]
    [InlineData(AuthorityLevel.NotYet, 34, 0, null, null)]
    [InlineData(AuthorityLevel.NotYet, 40, 2, null, null)]
    public void What_is_proven_is_offered_one_step_further(
        AuthorityLevel level,
        long reviewed,
        long bad,
        double? pilot,
        AuthorityLevel? offered
    )
    {
        var agreement = Agreed(Behaviour.ManagerReview, level, pilot);

        var proven = AuthorityReview.Proven(agreement, Numbers(agreement, reviewed, bad));

        Assert.Equal(offered, proven.SingleOrDefault(one => one.Behaviour is Behaviour.ManagerReview)?.Level);
    }

    [Fact]
    public void Routing_also_needs_steady_rules_a_way_back_what_people_show_and_a_bound_of_its_own()
    {
        var bounded = Agreed(Behaviour.Routing, AuthorityLevel.NotYet) with
        {
            Proof = Value.Proof with { Shown = [Shown], Bounds = [new(Behaviour.Routing, ProofMeasure.BadScores, 0.10m)] },
        };
        Assert.True(IsOffered(bounded, Steady));
        Assert.False(IsOffered(bounded with { Proof = bounded.Proof with { Shown = [] } }, Steady));
        Assert.False(IsOffered(bounded with { Proof = bounded.Proof with { Bounds = [] } }, Steady));
        Assert.False(IsOffered(bounded, Steady with { Since = End - Duration.FromDays(27) }));
        Assert.False(IsOffered(bounded, Steady with { BackTo = null }));
    }

    [Theory]
    [InlineData(AuthorityLevel.UseNow, 40, 20, true)]
    [InlineData(AuthorityLevel.Pilot, 40, 20, true)]
    [InlineData(AuthorityLevel.NotYet, 40, 20, false)]
    [InlineData(AuthorityLevel.UseNow, 40, 2, false)]
    [InlineData(AuthorityLevel.UseNow, 40, 9, false)]
    [InlineData(AuthorityLevel.UseNow, 20, 20, false)]
    public void What_breaks_its_bound_is_taken_back_and_what_is_merely_not_proven_stays(
        AuthorityLevel level,
        long reviewed,
        long bad,
        bool isTakenBack
    )
    {
        var agreement = Agreed(Behaviour.ManagerReview, level, 0.25) with { Proof = new(35, 0.10m) };

        var broken = AuthorityReview.Broken(agreement, Numbers(agreement, reviewed, bad).Authority!);

        Assert.Equal(isTakenBack, broken.Any(one => one.Behaviour is Behaviour.ManagerReview));
    }

    [Fact]
    public void A_bound_of_its_own_replaces_that_of_all_and_each_behaviour_is_judged_since_its_own_level()
    {
        var agreement = Agreed(Behaviour.ManagerReview, AuthorityLevel.UseNow) with
        {
            Proof = Value.Proof with { Bounds = [new(Behaviour.ManagerReview, ProofMeasure.BadScores, 0.90m)] },
        };
        var numbers = Numbers(agreement, 40, 20).Authority!;
        Assert.DoesNotContain(AuthorityReview.Broken(agreement, numbers), one => one.Behaviour is Behaviour.ManagerReview);
        Assert.Contains(AuthorityReview.Broken(agreement, numbers), one => one.Behaviour is Behaviour.Alerts);

        var lately = numbers.Evidence[0] with { For = [Behaviour.Alerts], Since = End, Reviewed = null };
        var others = numbers.Evidence[0] with { For = [.. numbers.Evidence[0].For.Where(one => one is not Behaviour.Alerts)] };
        Assert.DoesNotContain(AuthorityReview.Broken(agreement, new([lately, others])), one => one.Behaviour is Behaviour.Alerts);
    }

    [Theory]
    [InlineData(0, "0 of 22 reviewed alerts, at most 12.7 % with 95 % confidence (exact); 13 more needed, if none of them is one")]
    [InlineData(15, "15 of 22 reviewed alerts, at most 84 % with 95 % confidence (exact); 205 more needed, if none of them is one")]
    public void A_bound_is_told_with_its_numbers(long bad, string says)
    {
        var agreement = Agreed(Behaviour.Alerts, AuthorityLevel.UseNow);
        var verdict = Assert.Single(AuthorityReview.Verdicts(agreement, Behaviour.Alerts, Numbers(agreement, 22, bad).Authority!));

        Assert.Equal($"bad scores at most 10 %: {says}", BoundVerdictText.Of(verdict));
    }

    private static bool IsOffered(HandoffAgreement agreement, OwnerRuleNumbers rules) =>
        AuthorityReview
            .Proven(agreement, Numbers(agreement, 40, 0) with { OwnerRules = rules })
            .Any(one => one.Behaviour is Behaviour.Routing);

    private static HandoffAgreement Agreed(Behaviour behaviour, AuthorityLevel level, double? pilot = null) =>
        Value with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel>(Value.Authority) { [behaviour] = level },
            Pilots = pilot is { } share
                ? new Dictionary<string, Pilot> { [AgreementText.KeyOf(behaviour)] = new([], (decimal)share) }
                : new Dictionary<string, Pilot>(),
        };

    private static DigestNumbers Numbers(HandoffAgreement agreement, long reviewed, long bad)
    {
        var period = new ReviewPeriod(End - Duration.FromDays(7), End);
        var before = new ReviewPeriod(period.From - Duration.FromDays(7), period.From);
        return Counts.Of(new(period, []), new(before, []), [], [], agreement) with
        {
            OwnerRules = Steady,
            Authority = new([
                new(
                    Enum.GetValues<Behaviour>(),
                    null,
                    new([], [new(reviewed, reviewed, reviewed, bad)], []),
                    new(0, 0),
                    new(0, 0),
                    new(0, 0)
                ),
            ]),
        };
    }
}
