using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class SecondPersonTests
{
    private static readonly Contact Student = new()
    {
        Name = "Bob Example",
        Title = "Student",
        Email = "bob@acme.test",
    };
    private static readonly Contact Boss = new()
    {
        Name = "Cy Example",
        Title = "CFO",
        Email = "cy@acme.test",
    };
    private static readonly AccountHistory WithAda = TestData.After(TestData.Decide(TestData.Event), AccountHistory.None);

    [Theory]
    [InlineData("contact.title", "student")]
    [InlineData("contact.email", "bob@acme.test")]
    [InlineData("answers.Role", "student")]
    [InlineData("source.channel", "campus")]
    public void A_rule_on_a_person_suppresses_the_second_one_and_leaves_the_first_ones_alert(string field, string word)
    {
        var agreement = TestData.Agreement with { Disqualify = [new Disqualifier(field, FieldMatch.Matches(word), "Student")] };
        var e = About(Student, "evt_2") with { Answers = [new Answer("Role", "student")], Source = new LeadSource("campus") };

        var decision = TestData.Decide(e, WithAda, agreement);

        Assert.Equal((DecisionOutcome.Suppressed, "disqualify:Student"), (decision.Outcome, decision.Rule));
        Assert.EndsWith("the live alert is about Ada Example and stays.", decision.Reason, StringComparison.Ordinal);
        Assert.Null(decision.Alert);
    }

    [Fact]
    public void A_rule_on_the_account_withdraws_whoever_the_event_is_about()
    {
        var agreement = TestData.Agreement with
        {
            Disqualify =
            [
                new Disqualifier("contact.title", FieldMatch.Matches("student"), "Student"),
                new Disqualifier("account.domain", FieldMatch.Matches("acme.test"), "Own domain"),
            ],
        };

        var decision = TestData.Decide(About(Student, "evt_2"), WithAda, agreement);

        Assert.Equal((DecisionOutcome.Withdrawn, "disqualify:Own domain"), (decision.Outcome, decision.Rule));
    }

    [Fact]
    public void A_low_score_withdraws_whoever_the_event_is_about() =>
        Assert.Equal(
            DecisionOutcome.Withdrawn,
            TestData.Decide(About(Boss, "evt_2") with { Score = new Score("trial-pql", 20) }, WithAda).Outcome
        );

    [Fact]
    public void After_a_suppressed_second_person_an_event_that_names_nobody_is_about_the_first()
    {
        var history = TestData.After(TestData.Decide(About(Student, "evt_2"), WithAda), WithAda);

        var decision = TestData.Decide(About(new Contact(), "evt_3"), history);

        Assert.Equal(
            (DecisionOutcome.Updated, "Ada Example", null),
            (decision.Outcome, decision.Alert?.Lead.Contact.Name, decision.NowAbout)
        );
        Assert.Equal("Bob Example", Assert.Single(decision.Lead.Others).Contact.Name);
    }

    [Fact]
    public void The_first_persons_own_disqualifier_still_withdraws_after_a_second_one_came_up()
    {
        var history = TestData.After(TestData.Decide(About(Student, "evt_2"), WithAda), WithAda);

        var decision = TestData.Decide(About(TestData.Event.Contact with { Title = "Student" }, "evt_3"), history);

        Assert.Equal((DecisionOutcome.Withdrawn, "disqualify:Student"), (decision.Outcome, decision.Rule));
    }

    [Fact]
    public void A_qualifying_second_person_takes_the_card_and_the_history_says_so()
    {
        var decision = TestData.Decide(About(Boss, "evt_2") with { Source = null }, WithAda);

        var alert = Assert.IsType<Alert>(decision.Alert);
        Assert.Equal(
            (DecisionOutcome.Updated, WithAda.Latest?.Id, Boss, null),
            (decision.Outcome, alert.Id, alert.Lead.Contact, alert.Lead.Source)
        );
        Assert.Equal("evt_2, now about Cy Example", Assert.Single(DecisionFacts.Of(decision)).Detail);
        Assert.Empty(alert.Lead.Others);
        Assert.Equal("Ada Example", Assert.Single(decision.Lead.Others).Contact.Name);
    }

    [Fact]
    public void An_update_about_the_same_person_does_not_say_so() =>
        Assert.Equal("evt_2", Assert.Single(DecisionFacts.Of(TestData.Decide(About(TestData.Event.Contact, "evt_2"), WithAda))).Detail);

    [Fact]
    public void Once_the_card_is_about_the_second_person_it_is_the_first_who_is_another()
    {
        var history = TestData.After(TestData.Decide(About(Boss, "evt_2"), WithAda), WithAda);

        var decision = TestData.Decide(About(TestData.Event.Contact with { Title = "Student" }, "evt_3"), history);

        Assert.Equal(DecisionOutcome.Suppressed, decision.Outcome);
        Assert.Contains("about Cy Example and stays", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_that_is_live_again_is_about_its_own_person()
    {
        // Contacted by mistake: what came meanwhile made the account about another one.
        var contacted = WithAda with { Latest = TestData.Advance(WithAda.Latest!, new AlertCommand.Contact("U0REP1")).Alert };
        var meanwhile = TestData.After(TestData.Decide(About(Student, "evt_2"), contacted), contacted);
        Assert.Equal("Bob Example", meanwhile.Known?.Contact.Name);

        var decision = TestData.Decide(About(Student, "evt_3"), meanwhile with { Latest = WithAda.Latest });

        Assert.Equal((DecisionOutcome.Suppressed, "Ada Example"), (decision.Outcome, decision.Lead.Contact.Name));
    }

    [Fact]
    public void A_second_person_without_a_required_field_is_held_and_not_helped_out_by_the_first()
    {
        var decision = TestData.Decide(About(Boss with { Email = null }, "evt_2"), WithAda);

        Assert.Equal((DecisionOutcome.Held, "required:contact.email"), (decision.Outcome, decision.Rule));
        Assert.Equal("Ada Example", decision.Lead.Contact.Name);
    }

    private static ScoreEvent About(Contact contact, string id) =>
        TestData.Event with
        {
            Id = id,
            Contact = contact,
            OccurredAt = TestData.Event.OccurredAt + Duration.FromMinutes(1),
        };
}
