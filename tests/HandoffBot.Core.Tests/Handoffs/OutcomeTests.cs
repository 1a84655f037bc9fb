using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class OutcomeTests
{
    [Fact]
    public void A_hot_lead_with_everything_alerts_its_owner_in_the_route_channel()
    {
        var decision = TestData.Decide(TestData.Event);

        Assert.Equal(DecisionOutcome.Alerted, decision.Outcome);
        Assert.Equal("path:engaged fit", decision.Rule);
        Assert.Equal("hot", decision.Band);
        var alert = Assert.IsType<Alert>(decision.Alert);
        Assert.Equal(("alert_new", "U0REP1", "C0EMEA", AlertState.Open), (alert.Id, alert.Owner, alert.Channel, alert.State));
        Assert.Equal(TestData.Event.OccurredAt + Duration.FromHours(4), alert.ExpiresAt);
        Assert.Equal("EMEA", decision.RotationOfRoute);
        Assert.Equal("0015g", decision.AccountKey);
    }

    [Theory]
    [InlineData(85, "hot")]
    [InlineData(84.99, "warm")]
    [InlineData(70, "warm")]
    public void A_band_begins_at_its_lowest_score(double score, string band) =>
        Assert.Equal(band, TestData.Decide(TestData.Scoring((decimal)score)).Band);

    [Theory]
    [InlineData(69.99)]
    [InlineData(0)]
    [InlineData(-5)]
    public void Below_the_last_band_a_lead_stays_in_nurture(double score)
    {
        var decision = TestData.Decide(TestData.Scoring((decimal)score));

        Assert.Equal((DecisionOutcome.Nurture, "band:below warm", null), (decision.Outcome, decision.Rule, decision.Band));
        Assert.Null(decision.Alert);
        Assert.Contains("nurture", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_score_is_nobodys_business_and_teaches_nothing()
    {
        var decision = TestData.Decide(
            TestData.Event with
            {
                Score = new Score("churn-risk", 99),
            },
            new AccountHistory { LastOccurredAt = TestData.Ago(Duration.FromDays(1)) }
        );

        Assert.Equal((DecisionOutcome.Suppressed, "score"), (decision.Outcome, decision.Rule));
        Assert.Equal(TestData.Ago(Duration.FromDays(1)), decision.LastOccurredAt);
    }

    [Theory]
    [InlineData("Student", true)]
    [InlineData("PhD student, physics", true)]
    [InlineData("STUDENT", true)]
    [InlineData("Head of Studentship", false)]
    [InlineData("Students' advisor", false)]
    public void A_disqualifier_matches_whole_words_whatever_their_case(string title, bool disqualified)
    {
        var decision = TestData.Decide(TestData.Event with { Contact = TestData.Event.Contact with { Title = title } });

        Assert.Equal(
            disqualified ? (DecisionOutcome.Suppressed, "disqualify:Student") : (DecisionOutcome.Alerted, "path:engaged fit"),
            (decision.Outcome, decision.Rule)
        );
    }

    [Fact]
    public void Of_two_disqualifiers_the_first_written_is_the_one_that_counts() =>
        Assert.Equal(
            "disqualify:Student",
            TestData
                .Decide(
                    TestData.Event with
                    {
                        Contact = new Contact { Title = "Student", Email = "eve@rival.test" },
                    }
                )
                .Rule
        );

    [Fact]
    public void A_disqualifier_finds_a_domain_inside_an_address() =>
        Assert.Equal(
            "disqualify:Competitor",
            TestData.Decide(TestData.Event with { Contact = TestData.Event.Contact with { Email = "eve@rival.test" } }).Rule
        );

    [Fact]
    public void A_high_score_without_a_path_is_suppressed()
    {
        var decision = TestData.Decide(
            TestData.Event with
            {
                Signals = [TestData.Signal("opened_mail", 3, SignalStrength.Supportive, Duration.FromHours(1))],
            }
        );

        Assert.Equal((DecisionOutcome.Suppressed, "path:none"), (decision.Outcome, decision.Rule));
    }

    [Fact]
    public void One_high_and_one_supportive_signal_are_a_path_of_their_own()
    {
        var decision = TestData.Decide(
            TestData.Event with
            {
                Signals =
                [
                    TestData.Signal("asked_demo", 30, SignalStrength.High, Duration.FromHours(1)),
                    TestData.Signal("opened_mail", 3, SignalStrength.Supportive, Duration.FromHours(1)),
                ],
            }
        );

        Assert.Equal("path:asked for it", decision.Rule);
    }

    [Fact]
    public void Without_written_paths_the_bands_alone_decide()
    {
        var decision = TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Paths = [] });

        Assert.Equal((DecisionOutcome.Alerted, "band:hot"), (decision.Outcome, decision.Rule));
        Assert.Null(decision.Alert?.Path);
    }

    [Fact]
    public void An_event_whose_alert_would_be_over_already_is_recorded_and_not_posted()
    {
        var late = TestData.Event with { OccurredAt = TestData.Ago(Duration.FromHours(4)) };

        Assert.Equal((DecisionOutcome.Expired, "expired"), (TestData.Decide(late).Outcome, TestData.Decide(late).Rule));
        Assert.Equal(
            DecisionOutcome.Alerted,
            TestData.Decide(late with { OccurredAt = late.OccurredAt + Duration.FromMilliseconds(1) }).Outcome
        );
    }

    [Theory]
    [InlineData(AuthorityLevel.NotYet)]
    [InlineData(AuthorityLevel.ProofNeeded)]
    [InlineData(null)]
    public void Alerts_that_are_not_agreed_yet_are_held_and_the_missing_proof_is_named(AuthorityLevel? level)
    {
        var authority = level is { } l ? new Dictionary<Behaviour, AuthorityLevel> { [Behaviour.Alerts] = l } : [];

        var decision = TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Authority = authority });

        Assert.Equal((DecisionOutcome.Held, "authority:alerts"), (decision.Outcome, decision.Rule));
        Assert.Contains("35 reviewed alerts", decision.Reason, StringComparison.Ordinal);
        Assert.Equal("U0REV", Assert.Single(decision.HoldNotices).Owner);
    }

    [Fact]
    public void A_clock_that_runs_ahead_makes_no_alert_live_longer_and_buries_no_later_event()
    {
        var decision = TestData.Decide(TestData.Event with { OccurredAt = TestData.Now + Duration.FromDays(400) });

        Assert.Equal(TestData.Now + Duration.FromHours(4), decision.Alert?.ExpiresAt);
        Assert.Equal(TestData.Now, decision.LastOccurredAt);
    }

    [Fact]
    public void Urgency_colours_an_alert_and_never_gates_it()
    {
        var told = TestData.Event with { Answers = [new Answer("Timeline", "q4")] };

        Assert.Equal(["Decision this quarter"], TestData.Decide(told).Alert?.Urgency);
        Assert.Empty(TestData.Decide(TestData.Event).Alert?.Urgency ?? ["?"]);
    }
}
