using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class DataIssueTransitionTests
{
    private static readonly HandoffAgreement Agreement = TestData.Agreement with
    {
        FlagReasons = ["Not a fit", "Wrong person", "Duplicate", "bad DATA"],
    };

    [Theory]
    [InlineData("Wrong person", DataIssueKind.WrongPerson, OwnerRole.CrmFields, "U0CRM")]
    [InlineData("Duplicate", DataIssueKind.Duplicate, OwnerRole.Exceptions, "U0EXC")]
    [InlineData("bad DATA", DataIssueKind.BadData, OwnerRole.ProductEvents, "dana@ourco.test")]
    public void A_reason_that_names_a_fault_in_the_data_asks_its_owner(string reason, DataIssueKind kind, OwnerRole role, string owner)
    {
        var flagged = Give(TestData.LiveAlert(), "U0REP1", reason);

        var issue = Assert.Single(flagged.Alert.DataIssues);
        Assert.Equal(new DataIssue(kind, role, owner, TestData.Now, flagged.Alert.EventId), issue);
        Assert.Equal([new HandoffEffect.SaveDataIssue(issue)], flagged.Effects.OfType<HandoffEffect.SaveDataIssue>());
        Assert.Contains(flagged.Facts, fact => fact.Kind == AlertFactKind.DataIssueOpened);
        Assert.Contains("is asked", flagged.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignalKind.Product, OwnerRole.ProductEvents)]
    [InlineData(SignalKind.Intent, OwnerRole.ProductEvents)]
    [InlineData(SignalKind.Fit, OwnerRole.CrmFields)]
    [InlineData(SignalKind.Lifecycle, OwnerRole.CrmFields)]
    [InlineData(null, OwnerRole.Model)]
    public void Bad_data_asks_the_owner_of_what_moved_the_score_most(SignalKind? most, OwnerRole role)
    {
        var signals = most is { } kind
            ? new[]
            {
                TestData.Signal("little", 3, SignalStrength.High, null, kind is SignalKind.Fit ? SignalKind.Product : SignalKind.Fit),
                TestData.Signal("most", -20, SignalStrength.Supportive, null, kind),
            }
            : [];

        var flagged = Give(TestData.LiveAlert() with { Signals = signals }, "U0REP1", "bad DATA");

        Assert.Equal(role, Assert.Single(flagged.Alert.DataIssues).Role);
    }

    [Fact]
    public void Any_other_reason_asks_nobody()
    {
        var flagged = Give(TestData.LiveAlert(), "U0REP1", "Not a fit");

        Assert.Empty(flagged.Alert.DataIssues);
        Assert.DoesNotContain(flagged.Effects, effect => effect is HandoffEffect.SaveDataIssue);
    }

    [Fact]
    public void Two_flags_are_one_issue_that_is_asked_until_the_last_is_taken_back()
    {
        var two = Give(Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert, "U0REP2", "Duplicate");
        var issue = Assert.Single(two.Alert.DataIssues);
        Assert.Equal([new HandoffEffect.SaveDataIssue(issue)], two.Effects.OfType<HandoffEffect.SaveDataIssue>());

        var one = Advance(two.Alert, new AlertCommand.UndoFlag("U0REP1"));
        Assert.Equal([issue], one.Alert.DataIssues);
        Assert.Equal([new HandoffEffect.SaveDataIssue(issue)], one.Effects.OfType<HandoffEffect.SaveDataIssue>());

        var none = Advance(one.Alert, new AlertCommand.UndoFlag("U0REP2"));
        Assert.Empty(none.Alert.DataIssues);
        Assert.Equal([new HandoffEffect.SaveDataIssue(issue, TestData.Now)], none.Effects.OfType<HandoffEffect.SaveDataIssue>());
    }

    [Fact]
    public void Another_reason_withdraws_the_one_and_asks_the_other()
    {
        var first = Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert;

        var second = Give(first, "U0REP1", "Wrong person");

        Assert.Equal(DataIssueKind.WrongPerson, Assert.Single(second.Alert.DataIssues).Kind);
        Assert.Equal(
            [(DataIssueKind.Duplicate, true), (DataIssueKind.WrongPerson, false)],
            second
                .Effects.OfType<HandoffEffect.SaveDataIssue>()
                .Select(saved => (saved.Issue.Kind, saved.WithdrawnAt is not null))
        );
    }

    [Fact]
    public void A_note_is_shown_where_the_owner_is_asked()
    {
        var flagged = Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert;

        var noted = Advance(flagged, new AlertCommand.GiveNote("U0REP1", "two of them"));

        Assert.Equal(flagged.DataIssues, noted.Effects.OfType<HandoffEffect.SaveDataIssue>().Select(saved => saved.Issue));
    }

    [Theory]
    [InlineData(DataIssueOutcome.Fixed)]
    [InlineData(DataIssueOutcome.NotAFault)]
    [InlineData(DataIssueOutcome.Known)]
    public void An_answer_is_recorded_and_whoever_flagged_is_told(DataIssueOutcome outcome)
    {
        var flagged = Give(Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert, "U0REP2", "Duplicate").Alert;
        flagged = Give(flagged, "U0REP3", "Not a fit").Alert;

        var answered = Answer(flagged, outcome);

        Assert.Equal(new DataIssueAnswer(outcome, "U0EXC", TestData.Now), Assert.Single(answered.Alert.DataIssues).Answer);
        Assert.Equal(
            [new AlertFact(AlertFactKind.DataIssueAnswered, TestData.Now, "U0EXC", $"Duplicate: {DataIssueText.Of(outcome)}")],
            answered.Facts
        );
        var told = answered.Effects.OfType<HandoffEffect.SendNotice>().ToList();
        Assert.Equal(["U0REP1", "U0REP2"], told.Select(notice => notice.To));
        Assert.Equal(2, told.DistinctBy(notice => notice.Key).Count());
        Assert.True(answered.RedrawsCard);
    }

    [Fact]
    public void A_second_answer_changes_nothing_and_says_who_was_faster()
    {
        var answered = Answer(Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert, DataIssueOutcome.Fixed).Alert;

        var again = Answer(answered, DataIssueOutcome.Known);

        Assert.Same(answered, again.Alert);
        Assert.Empty(again.Effects);
        Assert.Contains("<@U0EXC> answered this", again.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_withdrawn_cannot_be_answered()
    {
        var flagged = Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert;
        var undone = Advance(flagged, new AlertCommand.UndoFlag("U0REP1")).Alert;

        var late = Answer(undone, DataIssueOutcome.Fixed);

        Assert.Same(undone, late.Alert);
        Assert.Contains("not asked any more", late.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_stands_until_a_later_event_makes_it_a_new_question()
    {
        var answered = Answer(Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert, DataIssueOutcome.Fixed).Alert;

        var same = Give(answered, "U0REP2", "Duplicate");
        Assert.Equal(answered.DataIssues, same.Alert.DataIssues);
        Assert.Equal(["U0REP2"], same.Effects.OfType<HandoffEffect.SendNotice>().Select(notice => notice.To));

        var later = TestData.Now + Duration.FromMinutes(5);
        var anew = Advance(answered with { EventId = "evt_2" }, new AlertCommand.GiveReason("U0REP2", "Duplicate"), later);
        Assert.Equal((null, later), (anew.Alert.DataIssues.Single().Answer, anew.Alert.DataIssues.Single().OpenedAt));
        Assert.Empty(anew.Effects.OfType<HandoffEffect.SendNotice>());
    }

    [Fact]
    public void A_later_event_keeps_the_issues_of_the_alert()
    {
        var flagged = Give(TestData.LiveAlert(), "U0REP1", "Duplicate").Alert;

        var updated = TestData.Decide(
            TestData.Scoring(95) with { OccurredAt = TestData.Now },
            TestData.After(flagged),
            Agreement with { QuietAfterFlag = false }
        );

        Assert.Equal(flagged.DataIssues, updated.Alert?.DataIssues);
    }

    private static AlertTransition Give(Alert alert, string by, string reason) => Advance(alert, new AlertCommand.GiveReason(by, reason));

    private static AlertTransition Answer(Alert alert, DataIssueOutcome outcome) =>
        Advance(alert, new AlertCommand.AnswerDataIssue("U0EXC", DataIssueKind.Duplicate, TestData.Now, outcome));

    private static AlertTransition Advance(Alert alert, AlertCommand command, Instant? now = null) =>
        AlertStateMachine.Advance(alert, command, Agreement, now ?? TestData.Now);
}
