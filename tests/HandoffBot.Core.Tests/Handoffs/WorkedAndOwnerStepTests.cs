using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>What the gates on earlier work, paths and owners write into the trace.</summary>
public sealed class WorkedAndOwnerStepTests
{
    private static readonly Instant Later = TestData.Now + Duration.FromMinutes(20);

    [Fact]
    public void A_live_alert_that_nobody_contacted_or_flagged_stands_in_no_way()
    {
        var step = Step(TestData.Decide(TestData.Scoring(90), TestData.After(TestData.LiveAlert()), now: Later), "worked");

        Assert.Equal(new TraceStep("worked", "last alert is open", true, "Neither contacted nor flagged."), step);
    }

    [Theory]
    [InlineData(true, 1, "or once the flag is taken back.")]
    [InlineData(true, 2, "or once all 2 flags are taken back.")]
    [InlineData(false, 1, "Flagged, and the agreement lets later events through.")]
    public void A_flag_keeps_later_events_back_only_where_the_agreement_says_so(bool quiet, int flags, string says)
    {
        var alert = TestData.LiveAlert();
        foreach (var by in new[] { "U0REP1", "U0REP2" }.Take(flags))
        {
            alert = TestData.Advance(alert, new AlertCommand.FlagBad(by)).Alert;
        }

        var agreement = TestData.Agreement with { QuietAfterFlag = quiet };
        var decision = TestData.Decide(TestData.Scoring(90), TestData.After(alert), agreement, Later);

        var step = Step(decision, "worked");
        Assert.Equal(!quiet, step.Passed);
        Assert.EndsWith(says, step.Says, StringComparison.Ordinal);
        Assert.Equal(quiet ? DecisionOutcome.Suppressed : DecisionOutcome.Updated, decision.Outcome);
    }

    [Fact]
    public void Without_agreed_paths_the_bands_decide_and_that_is_a_step_that_passed() =>
        Assert.Equal(
            new TraceStep("path", "no paths agreed", true, "The bands alone decide."),
            Step(TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Paths = [] }), "path")
        );

    [Fact]
    public void A_path_says_whether_it_holds_and_what_of_it_does_not()
    {
        var steps = TestData.Decide(TestData.Event with { Signals = [.. TestData.Event.Signals.Skip(1)] }).Trace;

        const string Fails = "\"engaged fit\" does not hold: meaningful_signals >= 2.";
        const string Holds = "\"engaged fit\" holds.";
        Assert.Contains(steps, step => step is { Rule: "path", Passed: false, Says: Fails });
        Assert.Contains(TestData.Decide(TestData.Event).Trace, step => step is { Rule: "path", Passed: true, Says: Holds });
    }

    [Fact]
    public void An_urgency_needs_all_of_its_conditions()
    {
        var urgency = new UrgencyModifier(
            "Big and hot",
            [TestData.Predicate("score >= 90"), TestData.Predicate("account.employees >= 500")]
        );
        var agreement = TestData.Agreement with { Urgency = [urgency] };
        var big = TestData.Event with { Account = TestData.Event.Account with { Employees = 900 } };

        Assert.Empty(TestData.Decide(TestData.Event, agreement: agreement).Alert!.Urgency);
        Assert.Equal(["Big and hot"], TestData.Decide(big, agreement: agreement).Alert!.Urgency);
    }

    [Fact]
    public void A_new_lead_has_an_owner_and_an_update_stays_with_the_one_it_has()
    {
        Assert.Equal(
            new TraceStep("owner", "owner = \"U0REP1\"", true, "The lead has an owner."),
            Step(TestData.Decide(TestData.Event), "owner")
        );
        Assert.Equal(
            "Stays with the owner of the live alert.",
            Step(TestData.Decide(TestData.Scoring(90), TestData.After(TestData.LiveAlert()), now: Later), "owner").Says
        );
    }

    [Fact]
    public void A_lead_that_is_nobodys_is_a_step_that_failed() =>
        Assert.False(Step(TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Routing = [] }), "owner").Passed);

    [Theory]
    [InlineData("U0REP1", "Passed over: U0REP1 is a bot.")]
    [InlineData("U0REP1 U0REP2", "Passed over: U0REP1 is a bot, and nobody else is named.")]
    public void Whoever_is_passed_over_is_a_step_that_stops_nothing(string bots, string says)
    {
        var history = AccountHistory.None with
        {
            Available = new()
            {
                Unreachable = bots.Split(' ').ToDictionary(bot => bot, _ => UnavailableReason.Bot, StringComparer.Ordinal),
            },
        };

        Assert.Contains(
            new TraceStep("owner", "owner = \"U0REP1\"", true, says),
            TestData.Decide(TestData.Event, history).Trace
        );
    }

    private static TraceStep Step(Decision decision, string rule) => Assert.Single(decision.Trace, step => step.Rule == rule);
}
