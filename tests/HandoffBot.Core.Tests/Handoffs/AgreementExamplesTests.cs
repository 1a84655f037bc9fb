using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Core.Handoffs.Examples;
using NodaTime.Text;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>What the examples of an agreement say about its rules.</summary>
public sealed class AgreementExamplesTests
{
    [Theory]
    [InlineData("score: 92", ExpectedOutcome.Alerted)]
    [InlineData("score: 70", ExpectedOutcome.Alerted)]
    [InlineData("score: 69", ExpectedOutcome.Nurture)]
    [InlineData("score: 92, contact.title: PhD student", ExpectedOutcome.Suppressed)]
    [InlineData("score: 92, contact.email: ada@rival.test", ExpectedOutcome.Suppressed)]
    [InlineData("score: 92, high_signals: 0", ExpectedOutcome.Held)]
    [InlineData("score: 92, meaningful_signals: 1", ExpectedOutcome.Suppressed)]
    [InlineData("score: 92, meaningful_signals: 2", ExpectedOutcome.Alerted)]
    [InlineData("score: 92, high_signals: 1, meaningful_signals: 1", ExpectedOutcome.Suppressed)]
    [InlineData("score: 92, high_signals: 1, supportive_signals: 1", ExpectedOutcome.Alerted)]
    [InlineData("score: 92, next_action: wait", ExpectedOutcome.Alerted)]
    [InlineData("score: 92, account.employees: 3, account.deal_size: 12.5, answers.Budget: none", ExpectedOutcome.Alerted)]
    public void A_lead_comes_out_as_the_rules_have_it(string lead, ExpectedOutcome expected)
    {
        Assert.Empty(Tried(TestData.Agreement, Example(lead, expected)));

        foreach (var other in Enum.GetValues<ExpectedOutcome>().Where(one => one != expected))
        {
            var fault = Assert.Single(Tried(TestData.Agreement, Example(lead, other)));
            Assert.Equal("examples[0].expect", fault.Path);
            Assert.NotEmpty(fault.Details);
        }
    }

    [Fact]
    public void Whether_an_example_holds_does_not_hang_on_the_accounts_that_a_holdout_drew()
    {
        // Nearly every account, for as long as there are dates.
        var all = Holdout.Usual with { Name = "all", Share = 0.999999m, Until = new(9000, 1, 1) };

        Assert.Empty(Tried(TestData.Agreement with { Holdout = all }, Example("score: 92", ExpectedOutcome.Alerted)));
    }

    [Theory]
    [InlineData("contact.email")]
    [InlineData("account.name")]
    [InlineData("signals")]
    [InlineData("next_action")]
    [InlineData("Contact.Email")]
    [InlineData("next_action.kind")]
    public void What_is_not_known_holds_the_lead(string field) =>
        Assert.Empty(Tried(TestData.Agreement, Example("score: 92", ExpectedOutcome.Held) with { Without = [field] }));

    [Theory]
    [InlineData("account.employees")]
    [InlineData("account.id")]
    [InlineData("account.domain")]
    [InlineData("answers")]
    [InlineData("answers.Budget")]
    [InlineData("engagement")]
    [InlineData("source.channel")]
    [InlineData("score.previous")]
    public void Whatever_the_agreement_requires_is_known_unless_said_otherwise(string field)
    {
        var agreement = TestData.Agreement with { Required = [field] };

        Assert.Empty(Tried(agreement, Example("score: 92", ExpectedOutcome.Alerted)));
        Assert.Empty(Tried(agreement, Example("score: 92", ExpectedOutcome.Held) with { Without = [field] }));
    }

    [Theory]
    [InlineData("fit_points: 20", "fit_points >= 20", true)]
    [InlineData("fit_points: 19", "fit_points >= 20", false)]
    [InlineData("fit_points: -5, product_points: 8", "fit_points < 0", true)]
    [InlineData("fit_points: -5, product_points: 8", "product_points == 8", true)]
    [InlineData("stale_signals: 2", "stale_signals >= 2", true)]
    [InlineData("stale_signals: 1", "stale_signals >= 2", false)]
    [InlineData("score.previous: 61", "score_change >= 31", true)]
    [InlineData("score.previous: 61", "score_change >= 32", false)]
    public void Measures_are_what_the_example_says(string given, string condition, bool holds)
    {
        var agreement = TestData.Agreement with { Paths = [new AlertPath("the one", [PredicateReader.Parse(condition).Predicate!])] };
        var expected = holds ? ExpectedOutcome.Alerted : ExpectedOutcome.Suppressed;

        Assert.Empty(Tried(agreement, Example($"score: 92, {given}", expected)));
    }

    [Fact]
    public void A_route_is_named_by_the_fault_of_an_example_that_another_route_takes()
    {
        var emea = Example("score: 92, account.territory: EMEA", ExpectedOutcome.Alerted) with { Route = "EMEA" };
        Assert.Empty(Tried(TestData.Agreement, emea));

        var fault = Assert.Single(Tried(TestData.Agreement, emea with { Route = "the rest" }));

        Assert.Equal("examples[0].route", fault.Path);
        Assert.Contains("the route \"EMEA\" takes it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_hold_or_fail_alike_whether_or_not_alerts_are_allowed_yet()
    {
        var agreement = TestData.Agreement with { Authority = new Dictionary<Behaviour, AuthorityLevel>() };

        Assert.Empty(Tried(agreement, Example("score: 92", ExpectedOutcome.Alerted)));
        Assert.Single(Tried(agreement, Example("score: 92", ExpectedOutcome.Held)));
    }

    [Fact]
    public void A_lead_of_another_motion_is_no_example_of_this_one()
    {
        var agreement = TestData.Agreement with { AppliesTo = [PredicateReader.Parse("account.employees >= 200").Predicate!] };

        Assert.Empty(Tried(agreement, Example("score: 92, account.employees: 200", ExpectedOutcome.Alerted)));
        Assert.Equal(
            "examples[0].lead",
            Assert.Single(Tried(agreement, Example("score: 92, account.employees: 199", ExpectedOutcome.Alerted))).Path
        );
    }

    [Fact]
    public void A_changed_example_is_told_in_one_sentence()
    {
        var before = TestData.Agreement with { Examples = [Example("score: 92", ExpectedOutcome.Alerted)] };
        var after = before with { Examples = [Example("score: 93", ExpectedOutcome.Alerted) with { Without = ["owner"] }] };

        Assert.Equal(
            ["The example \"it\" is now alerted with score 93, owner not known, was alerted with score 92."],
            AgreementDiff.Between(before, after)
        );
    }

    [Theory]
    [InlineData("Mon 18:30", "Tue 09:00", true)]
    [InlineData("Mon 18:30", "Tue 09:30", false)]
    [InlineData("Fri 18:30", "Mon 09:00", true)]
    [InlineData("Sun 10:00", "Mon 09:00", true)]
    [InlineData("2026-12-24 18:30", "2026-12-28 09:00", true)]
    [InlineData("2026-12-24 18:30", "2026-12-25 09:00", false)]
    [InlineData("2026-03-27 18:30", "2026-03-30 09:00", true)]
    public void A_lead_outside_working_hours_waits_until_the_example_says(string at, string opens, bool holds)
    {
        var example = Example("score: 92, account.territory: EMEA", ExpectedOutcome.Held) with
        {
            At = LocalTimeNotation.ReadLocal(at),
            Opens = LocalTimeNotation.ReadLocal(opens),
        };

        var faults = Tried(Waiting("2026-12-25"), example);

        if (holds)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Equal("examples[0].opens", Assert.Single(faults).Path);
        }
    }

    [Fact]
    public void A_weekday_of_an_example_is_no_holiday_and_without_one_a_lead_comes_within_working_hours()
    {
        // The week in which examples usually are, closed.
        var agreement = Waiting("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-12");
        var emea = Example("score: 92, account.territory: EMEA", ExpectedOutcome.Alerted);

        Assert.Empty(Tried(agreement, emea));
        Assert.Empty(Tried(agreement, emea with { At = LocalTimeNotation.ReadLocal("Mon 10:00") }));
        Assert.Single(Tried(agreement, emea with { At = LocalTimeNotation.ReadLocal("2026-01-05 10:00") }));
    }

    [Fact]
    public void A_hot_lead_with_somebody_on_call_alerts_outside_working_hours_on_its_route()
    {
        var agreement = Waiting();
        var onCall = agreement with
        {
            Coverage = new Dictionary<string, Coverage> { ["emea"] = agreement.Coverage["emea"] with { OnCall = ["U0REP3"] } },
        };
        var example = Example("score: 92, account.territory: EMEA", ExpectedOutcome.Alerted) with
        {
            At = LocalTimeNotation.ReadLocal("Sat 10:00"),
            Route = "EMEA",
        };

        Assert.Empty(Tried(onCall, example));
        Assert.Single(Tried(agreement, example));
    }

    private static HandoffAgreement Waiting(params string[] holidays)
    {
        var hours = ClockedAgreement.Within("Mon-Fri 09:00-18:00", TestData.Agreement);
        var emea = hours.Coverage["emea"] with
        {
            WaitsForOpening = true,
            Holidays = [.. holidays.Select(day => LocalDatePattern.Iso.Parse(day).Value)],
        };
        return hours with { Coverage = new Dictionary<string, Coverage> { ["emea"] = emea } };
    }

    private static List<AgreementFault> Tried(HandoffAgreement agreement, LeadExample example)
    {
        var with = agreement with { Examples = [example] };
        Assert.DoesNotContain(AgreementKeys.Faults(with), fault => fault.Path.StartsWith("examples", StringComparison.Ordinal));
        return [.. AgreementExamples.Faults(with)];
    }

    private static LeadExample Example(string lead, ExpectedOutcome expect) =>
        new(
            "it",
            lead.Split(", ")
                .Select(field => field.Split(": "))
                .ToDictionary(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase),
            [],
            expect,
            null
        );
}
