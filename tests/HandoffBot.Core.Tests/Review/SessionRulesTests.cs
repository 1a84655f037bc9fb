using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Sessions;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

public sealed class SessionRulesTests
{
    private static readonly HandoffSession Begun = new()
    {
        Id = "s1",
        AgreementId = "trial-pql/smb-trials",
        StartedBy = "U0REV",
        StartedAt = TestData.Now,
        StepBegan = TestData.Now,
    };

    private static readonly SessionVerdict Usable = new(Behaviour.Queue, null, null, "U0REV", TestData.Now);

    public static TheoryData<SessionStep> Steps => [.. Enum.GetValues<SessionStep>()];

    [Fact]
    public void Five_steps_take_45_minutes()
    {
        Assert.Equal(5, SessionSteps.Count);
        Assert.Equal(45, Enum.GetValues<SessionStep>().Sum(SessionSteps.Minutes));
        Assert.Null(SessionSteps.After(SessionStep.Feedback));
    }

    [Theory, MemberData(nameof(Steps))]
    public void A_step_ends_once_its_output_is_recorded_and_not_before(SessionStep step)
    {
        var at = Begun with { Step = step };

        var early = SessionRules.Next(at, step, "U0OPS", TestData.Now);
        Assert.Same(at, early.Session);
        Assert.Contains("Record first", early.Reply.ToString(), StringComparison.Ordinal);

        var recorded = SessionRules.Record(at, step, " what came out ", "U0DANA", TestData.Now).Session;
        Assert.Equal(new SessionOutput(step, "what came out", "U0DANA", TestData.Now), recorded.Output(step));
        var next = SessionRules.Next(recorded, step, "U0OPS", TestData.Now + Duration.FromMinutes(5)).Session;
        if (SessionSteps.After(step) is { } after)
        {
            Assert.Equal((after, TestData.Now + Duration.FromMinutes(5), "U0OPS"), (next.Step, next.StepBegan, next.SteppedBy));
        }
        else
        {
            Assert.Same(recorded, next);
        }
    }

    [Fact]
    public void A_step_that_has_not_begun_does_not_end()
    {
        var ahead = SessionRules.Next(Begun, SessionStep.Signals, "U0OPS", TestData.Now);

        Assert.Same(Begun, ahead.Session);
        Assert.Equal("Step 2 has not begun: the session is at step 1. Nothing was changed.", ahead.Reply.ToString());
    }

    [Fact]
    public void Of_two_who_press_next_at_once_the_second_hears_of_the_first()
    {
        var recorded = SessionRules.Record(Begun, SessionStep.Decision, "x", "U0REV", TestData.Now).Session;
        var first = SessionRules.Next(recorded, SessionStep.Decision, "U0OPS", TestData.Now).Session;

        var second = SessionRules.Next(first, SessionStep.Decision, "U0REV", TestData.Now + Duration.FromSeconds(2));

        Assert.Same(first, second.Session);
        Assert.Contains("<@U0OPS> went on to step 2", second.Reply.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_may_be_changed_until_the_verdict_and_none_of_a_step_to_come_is_taken()
    {
        var first = SessionRules.Record(Begun with { Step = SessionStep.Signals }, SessionStep.Signals, "b", "U0REV", TestData.Now).Session;
        first = SessionRules.Record(first, SessionStep.Decision, "a", "U0REV", TestData.Now).Session;
        var again = SessionRules.Record(first, SessionStep.Signals, "c", "U0OPS", TestData.Now).Session;

        Assert.Equal([("a", "U0REV"), ("c", "U0OPS")], again.Outputs.Select(output => (output.Text, output.By)));
        Assert.Same(again, SessionRules.Record(again, SessionStep.Ownership, "d", "U0REV", TestData.Now).Session);
        Assert.Same(again, SessionRules.Record(again, SessionStep.Signals, "  ", "U0REV", TestData.Now).Session);
    }

    [Fact]
    public void A_verdict_needs_all_five_outputs_and_one_of_the_two_answers()
    {
        var early = SessionRules.Decide(Begun, Usable, TestData.Now);
        Assert.Same(Begun, early.Session);
        Assert.Contains("step 1, 2, 3, 4, 5", early.Reply.ToString(), StringComparison.Ordinal);

        var all = Complete();
        Assert.Same(all, SessionRules.Decide(all, Usable with { UseNow = null }, TestData.Now).Session);
        Assert.Same(all, SessionRules.Decide(all, Usable with { FixFirst = SessionBlocker.Duplicates }, TestData.Now).Session);
        Assert.Equal(Usable, SessionRules.Decide(all, Usable, TestData.Now).Session.Verdict);
    }

    [Fact]
    public void After_the_verdict_nothing_changes_any_more()
    {
        var over = SessionRules.Decide(Complete(), Usable, TestData.Now).Session;

        Assert.Same(over, SessionRules.Decide(over, Usable with { By = "U0OPS" }, TestData.Now).Session);
        Assert.Same(over, SessionRules.Next(over, SessionStep.Feedback, "U0OPS", TestData.Now).Session);
        var late = SessionRules.Record(over, SessionStep.Decision, "late", "U0OPS", TestData.Now);
        Assert.Same(over, late.Session);
        Assert.Contains("<@U0REV> recorded the verdict", late.Reply.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Steps))]
    public void Each_step_begins_with_what_the_agreement_says(SessionStep step)
    {
        var proposal = SessionProposal.Of(step, TestData.Agreement);

        Assert.Contains(
            step switch
            {
                SessionStep.Decision => "This score will change: Prioritise SDR follow-up",
                SessionStep.Signals => "an e-mail address",
                SessionStep.Ownership => "CRM fields: U0CRM",
                SessionStep.Boundaries => "sla: not yet",
                SessionStep.Feedback => "Not a fit, Wrong person",
            },
            proposal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_blocker_fits_into_an_option_and_has_a_next_move()
    {
        Assert.Equal(5, Enum.GetValues<SessionBlocker>().Length);
        Assert.All(Enum.GetValues<SessionBlocker>(), blocker =>
        {
            Assert.InRange(SessionBlockerText.Of(blocker).Length, 1, 75);
            Assert.NotEmpty(SessionBlockerText.NextMove(blocker));
        });
    }

    private static HandoffSession Complete() =>
        Enum.GetValues<SessionStep>()
            .Aggregate(
                Begun with
                {
                    Step = SessionStep.Feedback,
                },
                (session, step) => SessionRules.Record(session, step, $"{step}", "U0REV", TestData.Now).Session
            );
}
