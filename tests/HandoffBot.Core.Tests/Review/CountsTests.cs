using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

public sealed class CountsTests
{
    private static readonly ReviewPeriod Week = new(TestData.Ago(Duration.FromDays(7)), TestData.Now);
    private static readonly ReviewPeriod WeekBefore = new(Week.From - Duration.FromDays(7), Week.From);
    private static readonly Instant Click = TestData.Ago(Duration.FromHours(1));

    [Fact]
    public void Alerts_are_counted_by_what_became_of_them()
    {
        var numbers = Of(
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
        var numbers = Of(alerts: [Opened("gone"), Opened("warm"), Opened("hot")]);

        Assert.Equal(["hot", "warm", "gone"], numbers.ByBand.Select(b => b.Name));
    }

    [Fact]
    public void Grouped_records_count_the_same_as_single_ones()
    {
        var single = Of(
            alerts: [Opened("hot"), Opened("hot"), Opened("warm")],
            stopped: [new(DecisionOutcome.Held, "a"), new(DecisionOutcome.Held, "a")]
        );
        var grouped = Of(alerts: [Opened("hot") with { Count = 2 }, Opened("warm")], stopped: [new(DecisionOutcome.Held, "a", 2)]);

        Assert.Equal(single.Alerts, grouped.Alerts);
        Assert.Equal(single.Stopped, grouped.Stopped);
    }

    [Fact]
    public void Flags_are_counted_by_reason_band_source_and_signal()
    {
        var flags = Of(
            flagged:
            [
                Flagged("a1", "hot", "webinar", ["Pricing"], new Flag("U1", Click, "Not a fit"), new Flag("U2", Click, AfterClose: true)),
                Flagged("a2", "warm", null, ["Pricing", "Invited"], new Flag("U1", Click, "Not a fit")),
            ]
        ).Flags;

        Assert.Equal((2, 3, 1), (flags.Alerts, flags.Flags, flags.Late));
        Assert.Equal([("Not a fit", 2), (Counts.NoReason, 1)], flags.ByReason.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([("hot", 1), ("warm", 1)], flags.ByBand.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([(Counts.NoSource, 1), ("webinar", 1)], flags.BySource.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([("Pricing", 2), ("Invited", 1)], flags.BySignal.Select(g => (g.Name, (int)g.Alerts)));
    }

    [Fact]
    public void Two_people_with_the_same_reason_make_one_alert_of_that_reason()
    {
        var flags = Of(
            flagged: [Flagged("a1", "hot", null, [], new Flag("U1", Click, "Not a fit"), new Flag("U2", Click, "Not a fit"))]
        ).Flags;

        Assert.Equal((1, 2), (Assert.Single(flags.ByReason).Alerts, flags.Flags));
    }

    [Fact]
    public void A_flagged_alert_was_seen_even_where_its_post_was_never_confirmed()
    {
        var rate = Of(
            alerts: [Opened("hot") with { Posted = false }],
            flagged: [Flagged("a1", "hot", null, [], new Flag("U1", Click))]
        ).BadScores;

        Assert.Equal((1, 1.0), (rate.All, rate.Ceiling));
    }

    [Fact]
    public void Examples_are_the_newest_flags_and_few()
    {
        var flagged = Enumerable
            .Range(0, 9)
            .Select(n => Flagged($"a{n}", "hot", null, [], new Flag("U1", Click + Duration.FromMinutes(n))));

        Assert.Equal(["a8", "a7", "a6"], Of(flagged: flagged).Flags.ByBand[0].Examples.Select(e => e.AlertId));
    }

    [Fact]
    public void The_rate_lies_between_confirmed_and_possible_and_speaks_of_the_periods_own_alerts()
    {
        var rate = Of(
            alerts: [Opened("hot") with { Count = 50 }],
            flagged:
            [
                Flagged("a1", "hot", null, [], new Flag("U1", Click)) with
                {
                    Verdict = FlagVerdict.Confirmed,
                },
                Flagged("a2", "hot", null, [], new Flag("U1", Click)),
                Flagged("a3", "hot", null, [], new Flag("U1", Click)) with
                {
                    Verdict = FlagVerdict.Rejected,
                },
                Flagged("a4", "hot", null, [], new Flag("U1", Click)) with
                {
                    Cohort = Cohort.Earlier,
                },
            ]
        ).BadScores;

        Assert.Equal((1, 1, 50), (rate.Confirmed, rate.Unreviewed, rate.All));
    }

    [Fact]
    public void The_alerts_of_the_week_before_are_settled_apart_from_this_weeks()
    {
        var numbers = Of(
            alerts: [Opened("hot") with { Count = 50 }],
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
                Flagged("a1", "hot", null, [], new Flag("U1", Click)),
                Flagged("a2", "hot", null, [], new Flag("U1", Click)) with
                {
                    Cohort = Cohort.Before,
                },
                Flagged("a3", "hot", null, [], new Flag("U1", Week.From - Duration.FromHours(1))) with
                {
                    Cohort = Cohort.Before,
                },
            ]
        );

        Assert.Equal((WeekBefore, 2L), (numbers.Before.Opened, numbers.Before.Flagged));
        Assert.Equal(
            new AlertNumbers
            {
                Opened = 5,
                Posted = 5,
                Accepted = 2,
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
    public void Signals_are_grouped_by_key_and_shown_under_their_newest_label()
    {
        var flags = Of(
            flagged:
            [
                Flagged("a1", "hot", null, [], new Flag("U1", Click)) with
                {
                    Signals = [new ShownSignal("invited", "Invited 5 teammates"), new ShownSignal("guide", "Read the guide")],
                },
                Flagged("a2", "hot", null, [], new Flag("U1", TestData.Ago(Duration.FromDays(2)))) with
                {
                    Signals = [new ShownSignal("invited", "Invited 3 teammates")],
                },
            ]
        ).Flags;

        Assert.Equal([("Invited 5 teammates", 2), ("Read the guide", 1)], flags.BySignal.Select(g => (g.Name, (int)g.Alerts)));
    }

    [Fact]
    public void A_verdict_needs_reviewed_alerts_however_many_were_posted()
    {
        FlaggedAlert Reviewed(int n) =>
            Flagged($"a{n}", "hot", null, [], new Flag("U1", Click)) with
            {
                Verdict = n % 2 == 0 ? FlagVerdict.Rejected : FlagVerdict.DataFault,
            };

        Assert.Equal(RateVerdict.TooFew, Of(alerts: [Opened("hot") with { Count = 5000 }]).BadScores.Verdict);
        Assert.Equal((34L, RateVerdict.TooFew), Judged(34));
        Assert.Equal((35L, RateVerdict.WithinBound), Judged(35));

        (long, RateVerdict) Judged(int reviewed)
        {
            var rate = Of(alerts: [Opened("hot") with { Count = 100 }], flagged: Enumerable.Range(0, reviewed).Select(Reviewed)).BadScores;
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
            Of(
                stopped:
                [
                    new(DecisionOutcome.Nurture, "band:below warm", 2),
                    new(DecisionOutcome.Held, "required:contact.email"),
                    new(DecisionOutcome.Held, "required:contact.email", 2),
                ]
            ).Stopped
        );

    [Fact]
    public void A_period_without_anything_has_nothing_to_report()
    {
        Assert.True(Of().IsEmpty);
        Assert.False(Of(stopped: [new(DecisionOutcome.Held, "x")]).IsEmpty);
    }

    private static AlertCounts Opened(string band) => new() { Band = band, State = AlertState.Open };

    private static FlaggedAlert Flagged(string id, string band, string? source, string[] signals, params Flag[] flags) =>
        new()
        {
            AlertId = id,
            Company = "Acme",
            Band = band,
            Source = source,
            Signals = [.. signals.Select(s => new ShownSignal(s, s))],
            Flags = flags,
        };

    private static DigestNumbers Of(
        IEnumerable<AlertCounts>? alerts = null,
        IEnumerable<FlaggedAlert>? flagged = null,
        IEnumerable<StoppedCounts>? stopped = null,
        IEnumerable<AlertCounts>? before = null
    ) => Counts.Of(new(Week, alerts ?? []), new(WeekBefore, before ?? []), flagged ?? [], stopped ?? [], TestData.Agreement);
}
