using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class ScoreAuthorityTests
{
    private static readonly Pilot Emea = new([Condition("account.territory == EMEA")], null);
    private static readonly Pilot Quarter = new([], 0.25m);

    [Theory]
    [InlineData(AuthorityLevel.UseNow, true)]
    [InlineData(AuthorityLevel.Pilot, true)]
    [InlineData(AuthorityLevel.ProofNeeded, false)]
    [InlineData(AuthorityLevel.NotYet, false)]
    public void A_level_says_whether_the_lead_of_an_alert_may_be_changed(AuthorityLevel level, bool allowed)
    {
        var agreement = With(Behaviour.Reporting, level, Emea);
        var alert = TestData.Decide(TestData.Event, agreement: agreement).Alert!;

        Assert.Equal(allowed, ScoreAuthority.Allows(agreement, Behaviour.Reporting, alert, TestData.Now));
        Assert.Equal(allowed, alert.IsCountable);
    }

    [Fact]
    public void A_pilot_takes_the_leads_its_conditions_hold_for_and_no_other()
    {
        var agreement = With(Behaviour.Routing, AuthorityLevel.Pilot, Emea);
        var elsewhere = TestData.Event with { Account = TestData.Event.Account with { Territory = "APAC" } };

        Assert.False(TestData.Decide(TestData.Event, agreement: agreement).Alert!.IsOwnerSuggested);
        Assert.True(TestData.Decide(elsewhere, agreement: agreement).Alert!.IsOwnerSuggested);
    }

    [Fact]
    public void A_share_holds_always_the_same_accounts_and_about_so_many_of_them()
    {
        var agreement = With(Behaviour.Sla, AuthorityLevel.Pilot, Quarter);
        var accounts = Enumerable.Range(0, 4000).Select(i => $"acc-{i}").ToList();

        var held = accounts.Where(account => Takes(agreement, account)).ToList();

        Assert.Equal(held, accounts.Where(account => Takes(agreement, account)));
        // Four standard deviations of a quarter of 4,000.
        Assert.InRange(held.Count, 1000 - 110, 1000 + 110);
        var more = With(Behaviour.Sla, AuthorityLevel.Pilot, Quarter with { Share = 0.5m });
        Assert.All(held, account => Assert.True(Takes(more, account)));
    }

    [Fact]
    public void Two_pilots_do_not_take_the_same_accounts()
    {
        var agreement = With(Behaviour.Sla, AuthorityLevel.Pilot, Quarter) with
        {
            Pilots = new Dictionary<string, Pilot> { ["sla"] = Quarter, ["routing"] = Quarter },
            Authority = new Dictionary<Behaviour, AuthorityLevel>
            {
                [Behaviour.Sla] = AuthorityLevel.Pilot,
                [Behaviour.Routing] = AuthorityLevel.Pilot,
            },
        };
        var both = Enumerable
            .Range(0, 4000)
            .Select(i => $"acc-{i}")
            .Count(account => Takes(agreement, account) && Takes(agreement, account, Behaviour.Routing));

        // A quarter of a quarter, within four standard deviations.
        Assert.InRange(both, 250 - 62, 250 + 62);
    }

    [Fact]
    public void Outside_of_the_pilot_what_would_alert_is_held_and_the_trace_names_the_pilot()
    {
        var agreement = With(Behaviour.Alerts, AuthorityLevel.Pilot, new Pilot([Condition("account.territory == APAC")], null));

        var decision = TestData.Decide(TestData.Event, agreement: agreement);

        Assert.Equal(DecisionOutcome.Held, decision.Outcome);
        Assert.Contains("piloted for accounts with account.territory == APAC", decision.Reason, StringComparison.Ordinal);
        var step = decision.Trace.Single(one => one is { Rule: "authority", Passed: false });
        Assert.Contains("authority.alerts = pilot, for", step.Input, StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_a_sender_names_is_no_suggestion_and_an_update_keeps_what_the_alert_was()
    {
        var agreement = With(Behaviour.Routing, AuthorityLevel.NotYet, null);
        var named = TestData.Decide(TestData.Event with { Owner = "U0CRM" }, agreement: agreement);
        var suggested = TestData.Decide(TestData.Event, agreement: agreement);
        var later = TestData.Event with { Id = "evt_2", OccurredAt = TestData.Event.OccurredAt + Duration.FromMinutes(1) };

        Assert.False(named.Alert!.IsOwnerSuggested);
        Assert.True(suggested.Alert!.IsOwnerSuggested);
        Assert.Contains("is suggested to U0REP1", suggested.Reason, StringComparison.Ordinal);
        Assert.Contains(
            suggested.Trace,
            step => step.Says.StartsWith("Suggested, not assigned: authority.routing = not_yet", StringComparison.Ordinal)
        );
        Assert.True(TestData.Decide(later, TestData.After(suggested.Alert!), agreement).Alert!.IsOwnerSuggested);
        Assert.False(TestData.Decide(later, TestData.After(named.Alert!), agreement).Alert!.IsOwnerSuggested);
    }

    [Fact]
    public void No_missed_first_touch_gives_a_lead_to_somebody_while_nobody_may_be_assigned()
    {
        var agreement = ClockedAgreement.Value with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel>(ClockedAgreement.Value.Authority)
            {
                [Behaviour.Routing] = AuthorityLevel.NotYet,
            },
        };
        var alert = ClockedAgreement.Open(agreement);

        var (end, steps) = ClockedAgreement.Run(alert, TestData.Now + Duration.FromHours(1), agreement);

        Assert.Equal(alert.Owner, end.Owner);
        Assert.DoesNotContain(AlertFactKind.FirstTouchReassigned, ClockedAgreement.Kinds(steps));
        Assert.Contains(
            steps.SelectMany(step => step.Facts),
            fact =>
                fact.Kind is AlertFactKind.Escalated
                && fact.Detail!.Contains("does not let anybody be assigned", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Whom_a_missed_first_touch_gives_the_lead_to_has_it_though_it_was_only_suggested_before()
    {
        var alert = ClockedAgreement.Open() with { IsOwnerSuggested = true };

        var (end, steps) = ClockedAgreement.Run(alert, TestData.Now + Duration.FromHours(1));

        Assert.Contains(AlertFactKind.FirstTouchReassigned, ClockedAgreement.Kinds(steps));
        Assert.False(end.IsOwnerSuggested);
    }

    private static bool Takes(HandoffAgreement agreement, string account, Behaviour behaviour = Behaviour.Sla)
    {
        var alert = TestData.Decide(TestData.Event, agreement: TestData.Agreement).Alert!;
        return ScoreAuthority.Allows(agreement, behaviour, alert with { AccountKey = account }, TestData.Now);
    }

    private static HandoffAgreement With(Behaviour behaviour, AuthorityLevel level, Pilot? pilot) =>
        TestData.Agreement with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel>(TestData.Agreement.Authority) { [behaviour] = level },
            Pilots = (pilot is null ? [] : new[] { pilot }).ToDictionary(_ => AgreementText.KeyOf(behaviour)),
        };

    private static Predicate Condition(string text) => PredicateReader.Parse(text).Predicate!;
}
