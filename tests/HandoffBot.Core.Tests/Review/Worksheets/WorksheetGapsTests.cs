using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Worksheets;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Worksheets;

public sealed class WorksheetGapsTests
{
    private static readonly Owners Owners =
        new("events@o.test", "crm@o.test", "model@o.test", "routing@o.test", "exc@o.test", "review@o.test");

    private static readonly HandoffAgreement Agreement = TestData.Agreement with
    {
        Owners = Owners,
        Proof = new(35, 0.10m),
        Authority = new Dictionary<Behaviour, AuthorityLevel> { [Behaviour.Alerts] = AuthorityLevel.UseNow },
        SignOff = new("a@o.test", "b@o.test", "c@o.test", "d@o.test"),
    };

    [Fact]
    public void Each_proof_that_is_lacking_is_named_once_with_who_can_bring_it()
    {
        var numbers = SampleNumbers.Of() with
        {
            OwnerRules = new(2, SampleNumbers.Week.To - Duration.FromDays(20), null, 10, 0),
        };

        Assert.Equal(
            [
                new(GapKind.ReviewedAlerts, Owners.WeeklyReview, 35),
                new(GapKind.YoungOwnerRules, Owners.RoutingSla, Of: Behaviour.Routing),
                new(GapKind.NoWayBack, Owners.RoutingSla, Of: Behaviour.Routing),
                new(GapKind.ProofNotShown, Owners.RoutingSla, Of: Behaviour.Routing),
                new(GapKind.ProofNotShown, Owners.RoutingSla, Of: Behaviour.Sla),
                new(GapKind.ProofNotShown, Owners.WeeklyReview, Of: Behaviour.Reporting),
            ],
            WorksheetGaps.Of(numbers, Agreement)
        );
    }

    [Fact]
    public void A_proof_that_was_shown_and_rules_of_what_is_used_are_no_gap()
    {
        var shown = Enum.GetValues<Behaviour>().Select(one => new ShownProof(one, "the minutes", "review@o.test", new(2026, 11, 2)));
        var agreement = Agreement with
        {
            Proof = Agreement.Proof with { Shown = [.. shown] },
            Authority = new Dictionary<Behaviour, AuthorityLevel> { [Behaviour.Routing] = AuthorityLevel.UseNow },
        };
        var numbers = SampleNumbers.Of() with
        {
            OwnerRules = new(2, SampleNumbers.Week.To - Duration.FromDays(20), null, 10, 0),
        };

        Assert.Equal([new(GapKind.ReviewedAlerts, Owners.WeeklyReview, 35)], WorksheetGaps.Of(numbers, agreement));
    }

    [Fact]
    public void What_leads_came_with_what_waits_and_what_drifts_is_named_with_its_owner()
    {
        var hot = new BandDrift("hot", 0, 50, 25, 50, null, null);
        var drift = new DriftNumbers(SampleNumbers.Week.From, SampleNumbers.Week.To, 1, [hot], [], null, null);
        var numbers = SampleNumbers.Of(
            stopped:
            [
                new(DecisionOutcome.Held, "required:signals", 2),
                new(DecisionOutcome.Held, "required:contact.email", 9),
                new(DecisionOutcome.Held, "quiet", 4),
                new(DecisionOutcome.Suppressed, "disqualify:Student", 3),
            ]
        ) with
        {
            BadScores = new(1, 3, 1, 50, RateVerdict.TooFew),
            DataIssues = [new("crm@o.test", null, 2), new("CRM@o.test", null, 1)],
            Metrics = new AuditMetrics
            {
                FirstContact = [],
                Lags =
                [
                    new("batch", 9, Duration.FromDays(2), Duration.FromDays(3)),
                    new("live", 9, Duration.FromMinutes(1), Duration.FromHours(1)),
                ],
                Drift = drift,
            },
        };

        Assert.Equal(
            [
                new(GapKind.MissingField, Owners.CrmFields, 9, Name: "contact.email"),
                new(GapKind.MissingField, Owners.ProductEvents, 2, Name: "signals"),
                new(GapKind.LateEvents, Owners.ProductEvents, Name: "batch"),
                new(GapKind.OpenDataQuestions, "crm@o.test", 3),
                new(GapKind.Drift, Owners.Model),
                new(GapKind.UnreviewedFlags, Owners.WeeklyReview, 3),
                new(GapKind.NobodySigns, Owners.WeeklyReview),
            ],
            WorksheetGaps.Of(numbers, Agreement with { SignOff = null }).Where(gap => gap.Of is null && gap.Kind != GapKind.ReviewedAlerts)
        );
    }
}
