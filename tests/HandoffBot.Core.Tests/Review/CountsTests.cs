using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

public sealed class CountsTests
{
    [Fact]
    public void Alerts_are_counted_by_what_became_of_them()
    {
        var numbers = SampleNumbers.Of(
            alerts:
            [
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Claimed,
                    Claimed = true,
                },
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Contacted,
                    Claimed = true,
                },
                new AlertCounts { Band = "hot", State = AlertState.Contacted },
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Expired,
                    Claimed = true,
                },
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Expired,
                    Count = 4,
                },
                new AlertCounts { Band = "hot", State = AlertState.Withdrawn },
                new AlertCounts { Band = "hot", State = AlertState.Open },
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Expired,
                    Posted = false,
                },
            ]
        );

        Assert.Equal(
            new AlertNumbers
            {
                Opened = 11,
                Posted = 10,
                Accepted = 4,
                Mature = new(10, 4),
                Contacted = 2,
                ExpiredUntouched = 4,
                Withdrawn = 1,
                StillLive = 2,
            },
            numbers.Alerts
        );
        Assert.Equal(0.4, numbers.Alerts.Acceptance.Value);
    }

    [Fact]
    public void Bands_come_hottest_first_and_old_ones_last()
    {
        var numbers = SampleNumbers.Of(alerts: [SampleNumbers.Opened("gone"), SampleNumbers.Opened("warm"), SampleNumbers.Opened("hot")]);

        Assert.Equal(["hot", "warm", "gone"], numbers.ByBand.Select(b => b.Name));
    }

    [Fact]
    public void Grouped_records_count_the_same_as_single_ones()
    {
        var single = SampleNumbers.Of(
            alerts: [SampleNumbers.Opened("hot"), SampleNumbers.Opened("hot"), SampleNumbers.Opened("warm")],
            stopped: [new(DecisionOutcome.Held, "a"), new(DecisionOutcome.Held, "a")]
        );
        var grouped = SampleNumbers.Of(
            alerts: [SampleNumbers.Opened("hot") with { Count = 2 }, SampleNumbers.Opened("warm")],
            stopped: [new(DecisionOutcome.Held, "a", 2)]
        );

        Assert.Equal(single.Alerts, grouped.Alerts);
        Assert.Equal(single.Stopped, grouped.Stopped);
    }

    [Fact]
    public void The_rate_lies_between_confirmed_and_possible_and_speaks_of_the_periods_own_alerts()
    {
        var rate = SampleNumbers
            .Of(
                alerts: [SampleNumbers.Opened("hot") with { Count = 50 }],
                flagged:
                [
                    SampleNumbers.Flagged("a1", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with
                    {
                        Verdict = FlagVerdict.Confirmed,
                    },
                    SampleNumbers.Flagged("a2", "hot", null, [], new Flag("U1", SampleNumbers.Click)),
                    SampleNumbers.Flagged("a3", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with
                    {
                        Verdict = FlagVerdict.Rejected,
                    },
                    SampleNumbers.Flagged("a4", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with
                    {
                        Cohort = Cohort.Earlier,
                    },
                ]
            )
            .BadScores;

        Assert.Equal((1, 1, 50), (rate.Confirmed, rate.Unreviewed, rate.All));
    }

    [Fact]
    public void The_alerts_of_the_week_before_are_settled_apart_from_this_weeks()
    {
        var numbers = SampleNumbers.Of(
            alerts: [SampleNumbers.Opened("hot") with { Count = 50 }],
            before:
            [
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Contacted,
                    Count = 2,
                },
                new AlertCounts
                {
                    Band = "warm",
                    State = AlertState.Expired,
                    Count = 3,
                },
            ],
            flagged:
            [
                SampleNumbers.Flagged("a1", "hot", null, [], new Flag("U1", SampleNumbers.Click)),
                SampleNumbers.Flagged("a2", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with
                {
                    Cohort = Cohort.Before,
                },
                SampleNumbers.Flagged("a3", "hot", null, [], new Flag("U1", SampleNumbers.Week.From - Duration.FromHours(1))) with
                {
                    Cohort = Cohort.Before,
                },
            ]
        );

        Assert.Equal((SampleNumbers.WeekBefore, 2L), (numbers.Before.Opened, numbers.Before.Flagged));
        Assert.Equal(
            new AlertNumbers
            {
                Opened = 5,
                Posted = 5,
                Accepted = 2,
                Mature = new(5, 2),
                Contacted = 2,
                ExpiredUntouched = 3,
            },
            numbers.Before.Alerts
        );
        Assert.Equal((2L, 5L), (numbers.Before.BadScores.Unreviewed, numbers.Before.BadScores.All));
        Assert.Equal((1L, 50L), (numbers.BadScores.Unreviewed, numbers.BadScores.All));
        Assert.Equal((2L, 2L), (numbers.Flags.Alerts, numbers.Flags.Flags));
    }

    [Fact]
    public void A_verdict_needs_reviewed_alerts_however_many_were_posted()
    {
        FlaggedAlert Reviewed(int n) =>
            SampleNumbers.Flagged($"a{n}", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with
            {
                Verdict = n % 2 == 0 ? FlagVerdict.Rejected : FlagVerdict.DataFault,
            };

        Assert.Equal(RateVerdict.TooFew, SampleNumbers.Of(alerts: [SampleNumbers.Opened("hot") with { Count = 5000 }]).BadScores.Verdict);
        Assert.Equal((34L, RateVerdict.TooFew), Judged(34));
        Assert.Equal((35L, RateVerdict.WithinBound), Judged(35));

        (long, RateVerdict) Judged(int reviewed)
        {
            var rate = SampleNumbers
                .Of(alerts: [SampleNumbers.Opened("hot") with { Count = 100 }], flagged: Enumerable.Range(0, reviewed).Select(Reviewed))
                .BadScores;
            return (rate.Reviewed, rate.Verdict);
        }
    }

    [Fact]
    public void What_was_stopped_is_counted_by_rule_most_frequent_first() =>
        Assert.Equal(
            [
                new StoppedCounts(DecisionOutcome.Held, "required:contact.email", 3),
                new StoppedCounts(DecisionOutcome.Nurture, "band:below warm", 2),
            ],
            SampleNumbers
                .Of(
                    stopped:
                    [
                        new(DecisionOutcome.Nurture, "band:below warm", 2),
                        new(DecisionOutcome.Held, "required:contact.email"),
                        new(DecisionOutcome.Held, "required:contact.email", 2),
                    ]
                )
                .Stopped
        );

    [Fact]
    public void A_period_without_anything_has_nothing_to_report()
    {
        Assert.True(SampleNumbers.Of().IsEmpty);
        Assert.False(SampleNumbers.Of(stopped: [new(DecisionOutcome.Held, "x")]).IsEmpty);
    }

    [Fact]
    public void First_touches_are_missed_in_earnest_or_in_the_shadow_and_only_where_slack_showed_the_alert()
    {
        var numbers = SampleNumbers.Of([
            new AlertCounts { Band = "hot", State = AlertState.Contacted, Count = 5 },
            new AlertCounts { Band = "hot", State = AlertState.Contacted, Missed = FirstTouchBreach.Yes, Count = 2 },
            new AlertCounts { Band = "hot", State = AlertState.Expired, Missed = FirstTouchBreach.InShadow, Count = 3 },
            new AlertCounts { Band = "warm", State = AlertState.Expired, Missed = FirstTouchBreach.Yes, Posted = false },
            new AlertCounts { Band = "warm", State = AlertState.Open },
        ]);

        Assert.Equal(new FirstTouchNumbers(2, 3, 2), numbers.Alerts.FirstTouch);
        Assert.Equal([new FirstTouchNumbers(2, 3, 2), null], numbers.ByBand.Select(band => band.Value.FirstTouch));
    }
}
