using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class AgreementSelectionTests
{
    private static readonly HandoffAgreement Big = Of("big", "account.employees >= 100");
    private static readonly HandoffAgreement Small = Of("small", "account.employees < 100");
    private static readonly HandoffAgreement Other = TestData.Agreement with { Score = "expansion", Segment = "customers" };

    [Fact]
    public void The_one_whose_conditions_hold_takes_the_event()
    {
        var selection = Select(TestData.Event, Big, Small, Other);

        Assert.Equal("trial-pql/big", selection.Agreement?.Id);
        Assert.Equal([true, false], selection.Trace.Select(step => step.Passed));
    }

    [Fact]
    public void What_is_known_of_the_account_counts_where_the_event_is_silent()
    {
        var silent = TestData.Event with { Account = TestData.Event.Account with { Employees = null } };
        var known = LeadMerge.With(null, TestData.Event);

        Assert.Null(Select(silent, Big, Small).Agreement);
        Assert.Equal(
            "trial-pql/big",
            AgreementSelection.Of(silent, known, TestData.Event.OccurredAt, [Big, Small], TestData.Now).Agreement?.Id
        );
    }

    [Fact]
    public void Newer_knowledge_of_another_agreement_goes_before_an_overtaken_event()
    {
        var known = LeadMerge.With(null, TestData.Event);
        var older = TestData.Event with
        {
            OccurredAt = TestData.Ago(Duration.FromHours(3)),
            Account = TestData.Event.Account with { Employees = 20 },
        };

        Assert.Equal(
            "trial-pql/big",
            AgreementSelection.Of(older, known, TestData.Event.OccurredAt, [Big, Small], TestData.Now).Agreement?.Id
        );
        Assert.Equal("trial-pql/small", AgreementSelection.Of(older, known, null, [Big, Small], TestData.Now).Agreement?.Id);
    }

    [Theory]
    [InlineData("web-intent", AgreementSelection.None, 3, "No agreement covers the score web-intent; in force are")]
    [InlineData("trial-pql", AgreementSelection.None, 2, "trial-pql/big takes those with account.employees >= 100")]
    public void Where_none_takes_it_those_who_could_are_candidates(string score, string rule, int candidates, string says)
    {
        var e = TestData.Event with
        {
            Score = TestData.Event.Score with { Name = score },
            Account = TestData.Event.Account with { Employees = null },
        };

        var selection = Select(e, Big, Small, Other);
        var decision = Decider.Decide(e, selection, AccountHistory.None, TestData.Now, "alert_new");

        Assert.Equal((rule, candidates), (selection.Rule, selection.Candidates.Count));
        Assert.Contains(says, selection.Reason, StringComparison.Ordinal);
        Assert.Equal((DecisionOutcome.Held, rule, null), (decision.Outcome, decision.Rule, decision.AgreementId));
        Assert.Equal(["U0OPS"], decision.HoldNotices.Select(notice => notice.Owner));
        Assert.Null(decision.Alert);
    }

    [Fact]
    public void Where_several_take_it_nothing_is_decided_and_all_of_them_are_named()
    {
        var selection = Select(TestData.Event, Big, Of("rest", "score >= 1"), Other);

        Assert.Null(selection.Agreement);
        Assert.Equal(AgreementSelection.Several, selection.Rule);
        Assert.StartsWith("trial-pql/big and trial-pql/rest take this lead", selection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_agreement_takes_every_event_and_says_itself_that_it_does_not_cover_a_score()
    {
        var other = TestData.Event with { Score = TestData.Event.Score with { Name = "web-intent" } };

        Assert.Equal(TestData.Agreement.Id, Select(other, TestData.Agreement).Agreement?.Id);
        Assert.Equal(Big.Id, Select(other, Big).Agreement?.Id);
        Assert.Null(Select(TestData.Event with { Account = TestData.Event.Account with { Employees = 20 } }, Big).Agreement);
    }

    [Fact]
    public void Where_no_agreement_covers_the_score_the_trace_is_that_one_step()
    {
        var e = TestData.Event with { Score = TestData.Event.Score with { Name = "web-intent" } };

        var step = Assert.Single(Select(e, Big, Other).Trace);

        Assert.Equal(("agreement", false, "No agreement covers this score."), (step.Rule, step.Passed, step.Says));
        Assert.Equal(2, Select(TestData.Event with { Account = new Account { Id = "a" } }, Big, Small, Other).Trace.Count);
    }

    [Fact]
    public void An_agreement_without_conditions_takes_what_the_others_leave_and_its_trace_says_so()
    {
        var rest = TestData.Agreement with { Segment = "rest", AppliesTo = [] };

        var selection = Select(TestData.Event, Small, rest);

        Assert.Equal(rest.Id, selection.Agreement?.Id);
        Assert.Equal([false, true], selection.Trace.Select(step => step.Passed));
        Assert.Equal([rest.Id], selection.Candidates.Select(one => one.Id));
    }

    [Theory]
    [InlineData(2, "in force are s0/smb-trials and s1/smb-trials. ")]
    [InlineData(5, "s3/smb-trials and s4/smb-trials. ")]
    [InlineData(6, "s3/smb-trials, s4/smb-trials and 1 more. ")]
    public void Of_many_agreements_in_force_five_are_named(int count, string says)
    {
        var e = TestData.Event with { Score = TestData.Event.Score with { Name = "web-intent" } };
        var inForce = Enumerable.Range(0, count).Select(n => TestData.Agreement with { Score = $"s{n}" }).ToArray();

        Assert.Contains(says, Select(e, inForce).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_of_a_lead_nobody_takes_names_the_only_one_there_is() =>
        Assert.StartsWith(
            "No agreement on trial-pql takes this lead: trial-pql/small takes those with account.employees < 100. Send",
            Select(TestData.Event, Small).Reason,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_decision_that_no_agreement_took_says_why_changes_nothing_known_and_is_not_acted_on(bool several)
    {
        var selection = several ? Select(TestData.Event, Big, Of("rest", "score >= 1")) : Select(TestData.Event, Small, Other);
        var known = LeadMerge.With(null, TestData.Event);

        var decision = Decider.Decide(TestData.Event, selection, AccountHistory.None with { Known = known }, TestData.Now, "new");

        Assert.Equal((selection.Rule, selection.Reason), (decision.Rule, decision.Reason));
        Assert.Same(known, decision.Lead);
        Assert.False(decision.IsActedOn);
    }

    [Theory]
    [InlineData("trial-pql", "smb-trials", "trial-pql/smb-trials")]
    [InlineData(" Trial PQL ", "SMB: Trials!", "trial-pql/smb-trials")]
    [InlineData("Umsatz", "Österreich & Schweiz", "umsatz/österreich-schweiz")]
    [InlineData("!", "a/b", "_/a-b")]
    public void An_id_is_made_of_score_and_segment(string score, string segment, string id) =>
        Assert.Equal(id, AgreementId.Of(score, segment));

    private static AgreementSelection Select(ScoreEvent e, params HandoffAgreement[] inForce) =>
        AgreementSelection.Of(e, null, null, inForce, TestData.Now);

    private static HandoffAgreement Of(string segment, string condition) =>
        TestData.Agreement with
        {
            Segment = segment,
            AppliesTo = [TestData.Predicate(condition)],
        };
}
