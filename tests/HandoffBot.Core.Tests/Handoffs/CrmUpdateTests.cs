using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;
using NodaTime.Text;
using static HandoffBot.Core.Tests.Handoffs.ClockedAgreement;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>The clock of the update of the CRM, which the first contact starts.</summary>
public sealed class CrmUpdateTests
{
    private const string Rep = "U0REP9";
    private static readonly HandoffAgreement Asking = Asks(Duration.FromHours(2), Duration.FromHours(1));
    private static readonly Instant At = TestData.Now + Duration.FromMinutes(5);
    private static readonly Instant Due = At + Duration.FromHours(2);

    [Fact]
    public void The_first_contact_starts_the_clock_and_the_breach_the_reminder_and_the_managers_follow_each_once()
    {
        var alert = Contacted();
        Assert.Equal((Due, At + Duration.FromMinutes(10)), (alert.CrmUpdate!.Clock.DueAt, alert.NextDueAt));

        var (ended, steps) = Run(alert, Due + Duration.FromDays(9), Asking);

        Assert.Equal([AlertFactKind.CrmUpdateMissed, AlertFactKind.CrmUpdateReminded, AlertFactKind.CrmUpdateEscalated], Kinds(steps));
        var notice = Assert.Single(steps.SelectMany(step => step.Effects).OfType<HandoffEffect.SendNotice>());
        Assert.Equal(Rep, notice.To);
        var told = steps.Single(step => step.Effects.Any(effect => effect is HandoffEffect.NotifyManagers));
        Assert.Equal(Due + Duration.FromHours(1), Assert.Single(told.Facts).At);
        Assert.Equal((AlertState.Contacted, null), (ended.State, ended.NextDueAt));
    }

    [Fact]
    public void Without_a_time_for_the_managers_they_are_not_told()
    {
        var asking = Asks(Duration.FromHours(2), null);
        var (_, steps) = Run(Contacted(asking), Due + Duration.FromDays(9), asking);
        Assert.DoesNotContain(steps.SelectMany(step => step.Effects), effect => effect is HandoffEffect.NotifyManagers);
    }

    [Fact]
    public void In_the_shadow_the_breach_is_recorded_and_nobody_is_told_also_when_the_authority_comes_later()
    {
        var shadow = Asking with { Authority = TestData.Agreement.Authority };

        var missed = Run(Contacted(shadow), Due, shadow);
        Assert.Equal([AlertFactKind.CrmUpdateMissedInShadow], Kinds(missed.Steps));
        Assert.Empty(Run(missed.Alert, Due + Duration.FromDays(9), Asking).Steps);
    }

    [Fact]
    public void What_came_due_unseen_is_done_at_once_and_once_and_the_contact_is_final()
    {
        var late = Tick(Contacted(), Due + Duration.FromHours(5), Asking);

        Assert.Equal(
            [AlertFactKind.CrmUpdateMissed, AlertFactKind.CrmUpdateReminded, AlertFactKind.CrmUpdateEscalated],
            late.Facts.Select(fact => fact.Kind)
        );
        Assert.Single(late.Effects, effect => effect is HandoffEffect.RedrawCard);
        Assert.Null(late.Alert.NextDueAt);
        Assert.Null(AlertDeadlines.ContactUndoableUntil(late.Alert));
        Assert.Empty(Tick(late.Alert, Due + Duration.FromHours(6), Asking).Effects);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(60)]
    public void A_contact_can_be_taken_back_for_ten_minutes_whenever_the_update_is_due_and_cancels_it(int minutes)
    {
        var asking = Asks(Duration.FromMinutes(minutes), null);
        var almost = At + Duration.FromMinutes(10) - Duration.FromSeconds(1);
        var before = Run(Contacted(asking), almost, asking).Alert;
        Assert.Equal(At + Duration.FromMinutes(10), AlertDeadlines.ContactUndoableUntil(before));

        var undone = Do(before, new AlertCommand.UndoContacted(Rep), almost, asking);
        Assert.Equal((AlertState.Open, null), (undone.Alert.State, undone.Alert.CrmUpdate));
        Assert.DoesNotContain(Kinds(Run(undone.Alert, undone.Alert.ExpiresAt, asking).Steps), kind =>
            kind is AlertFactKind.CrmUpdateMissed or AlertFactKind.CrmUpdateReminded
        );

        var final = Run(before, At + Duration.FromMinutes(10), asking).Alert;
        Assert.Null(AlertDeadlines.ContactUndoableUntil(final));
        Assert.True(final.NextDueAt is null || final.NextDueAt > At + Duration.FromMinutes(10));
        Assert.NotNull(Do(final, new AlertCommand.UndoContacted(Rep), At + Duration.FromMinutes(11), asking).Reply);
    }

    [Theory]
    [InlineData("Mon-Fri 09:00-18:00", "2026-11-20T16:30:00Z", "2026-11-23T08:30:00Z")] // over a weekend
    [InlineData("Mon-Fri 09:00-18:00", "2026-10-23T15:30:00Z", "2026-10-26T08:30:00Z")] // and the end of summer time in it
    [InlineData("Mon-Fri 09:00-18:00", "2027-03-26T16:30:00Z", "2027-03-29T07:30:00Z")] // and its beginning
    [InlineData("Sun 00:00-06:00", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z")] // an hour that is skipped is not worked
    [InlineData("Sun 00:00-06:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")] // one that is repeated is worked twice
    [InlineData("Mon-Sun 00:00-24:00", "2026-11-21T03:00:00Z", "2026-11-21T04:00:00Z")]
    public void It_counts_in_the_working_hours_of_the_route(string hours, string contacted, string due)
    {
        var weekly = Within(hours, Asks(Duration.FromHours(1), Duration.FromMinutes(30)));
        var (at, expected) = (InstantPattern.General.Parse(contacted).Value, InstantPattern.General.Parse(due).Value);
        var alert = Open(weekly, TestData.Event with { OccurredAt = at }, at) with { ExpiresAt = at + Duration.FromDays(9) };

        var update = Do(alert, new AlertCommand.Contact(Rep), at, weekly).Alert.CrmUpdate;

        Assert.Equal(expected, update?.Clock.DueAt);
    }

    [Fact]
    public void Who_contacted_or_has_the_lead_says_that_it_is_done_and_others_are_told_who_can()
    {
        var claimed = Do(Open(Asking), new AlertCommand.Claim("U0REP2"), At, Asking).Alert;
        var alert = Do(claimed, new AlertCommand.Contact(Rep), At, Asking).Alert;

        var refused = Do(alert, new AlertCommand.MarkCrmUpdated("U0REP3"), At, Asking);
        Assert.Equal((alert, true), (refused.Alert, refused.Reply?.ToString()?.Contains($"Only <@{Rep}>", StringComparison.Ordinal)));
        foreach (var by in new[] { Rep, "U0REP2", alert.Owner })
        {
            var done = Do(alert, new AlertCommand.MarkCrmUpdated(by), Due - Duration.FromSeconds(1), Asking);
            Assert.Equal((by, Due - Duration.FromSeconds(1)), (done.Alert.CrmUpdate!.UpdatedBy, done.Alert.CrmUpdate.UpdatedAt));
            Assert.Single(done.Facts, fact => fact is { Kind: AlertFactKind.CrmUpdated } && fact.By == by);
            Assert.Empty(Kinds(Run(done.Alert, Due + Duration.FromDays(9), Asking).Steps));
            Assert.Empty(Do(done.Alert, new AlertCommand.MarkCrmUpdated(by), Due, Asking).Effects);
        }
    }

    [Fact]
    public void A_click_that_overtook_the_clock_meets_the_alert_after_the_breach()
    {
        var late = Do(Contacted(), new AlertCommand.MarkCrmUpdated(Rep), Due, Asking);
        Assert.Equal(
            [AlertFactKind.CrmUpdateMissed, AlertFactKind.CrmUpdateReminded, AlertFactKind.CrmUpdated],
            late.Facts.Select(fact => fact.Kind)
        );
    }

    [Theory]
    [InlineData("account.deal_size", 1, true)]
    [InlineData("account.deal_size", 0, false)]
    [InlineData("account.deal_size", -60, false)]
    [InlineData("account.product", 1, false)]
    public void Only_the_agreed_field_from_after_the_contact_tells_of_it(string field, int secondsAfter, bool told)
    {
        var alert = Contacted(Asks(Duration.FromHours(2), null, field));
        var report = Report(new Account { Id = "0015g", DealSize = 24000 }, new Contact());
        Assert.Equal(told, CrmUpdates.IsToldBy(alert, report, At + Duration.FromSeconds(secondsAfter)));
        Assert.False(CrmUpdates.IsToldBy(Open(Asking), report, At + Duration.FromSeconds(1)));
    }

    [Theory]
    [InlineData("0035g", true)]
    [InlineData(null, true)]
    [InlineData("0099z", false)]
    public void A_field_of_a_person_tells_of_it_only_where_it_is_not_known_to_be_another_persons(string? id, bool told)
    {
        var alert = Contacted(Asks(Duration.FromHours(2), null, "contact.title"));
        var report = Report(new Account { Id = "0015g" }, new Contact { Id = id, Title = "CFO" });
        Assert.Equal(told, CrmUpdates.IsToldBy(alert, report, At + Duration.FromSeconds(1)));
    }

    [Fact]
    public void What_the_field_told_is_recorded_with_its_source_and_ends_the_wait()
    {
        var learnt = Do(Contacted(), new AlertCommand.LearnCrmUpdate("lead-fields/fld_1", At), At, Asking);

        Assert.Null(learnt.Alert.CrmUpdate!.UpdatedBy);
        Assert.Contains("a deal size by lead-fields/fld_1", Assert.Single(learnt.Facts).Detail, StringComparison.Ordinal);
        Assert.Empty(Kinds(Run(learnt.Alert, Due + Duration.FromDays(9), Asking).Steps));
        Assert.Empty(Do(learnt.Alert, new AlertCommand.LearnCrmUpdate("evt_2", Due), Due, Asking).Facts);
        Assert.Empty(Do(Open(Asking), new AlertCommand.LearnCrmUpdate("evt_2", At), At, Asking).Effects);
    }

    private static HandoffAgreement Asks(Duration within, Duration? managersAfter, string field = "account.deal_size")
    {
        var target = new CrmUpdateTarget(within, field, managersAfter);
        return Value with { Bands = [.. Value.Bands.Select(band => band with { Sla = band.Sla! with { CrmUpdate = target } })] };
    }

    private static Alert Contacted(HandoffAgreement? agreement = null) =>
        Do(Open(agreement ?? Asking), new AlertCommand.Contact(Rep), At, agreement ?? Asking).Alert;

    private static LeadFacts Report(Account account, Contact contact) =>
        new FieldReport
        {
            Id = "fld_1",
            OccurredAt = At,
            Account = account,
            Contact = contact,
        }.Facts();
}
