using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Review;
using NodaTime;
using Period = HandoffBot.Core.Review.Period;

namespace HandoffBot.Core.Tests.Review;

public sealed class TallyTests
{
    private static readonly Period Week = new(Given.Ago(Duration.FromDays(7)), Given.Now);

    [Fact]
    public void Alerts_are_counted_by_what_became_of_them()
    {
        var numbers = Of(alerts:
        [
            new AlertTally { Band = "hot", State = AlertState.Claimed, Claimed = true },
            new AlertTally { Band = "hot", State = AlertState.Contacted, Claimed = true },
            new AlertTally { Band = "hot", State = AlertState.Contacted },
            new AlertTally { Band = "hot", State = AlertState.Expired, Claimed = true },
            new AlertTally { Band = "hot", State = AlertState.Expired, Count = 4 },
            new AlertTally { Band = "hot", State = AlertState.Withdrawn },
            new AlertTally { Band = "hot", State = AlertState.Open },
            new AlertTally { Band = "hot", State = AlertState.Expired, Posted = false },
        ]);

        Assert.Equal(
            new AlertNumbers { Opened = 11, Posted = 10, Accepted = 4, Contacted = 2, ExpiredUntouched = 4, Withdrawn = 1, StillLive = 2 },
            numbers.Alerts);
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
        var single = Of(alerts: [Opened("hot"), Opened("hot"), Opened("warm")], stopped: [new(Outcome.Held, "a"), new(Outcome.Held, "a")]);
        var grouped = Of(alerts: [Opened("hot") with { Count = 2 }, Opened("warm")], stopped: [new(Outcome.Held, "a", 2)]);

        Assert.Equal(single.Alerts, grouped.Alerts);
        Assert.Equal(single.Stopped, grouped.Stopped);
    }

    [Fact]
    public void Flags_are_counted_by_reason_band_source_and_signal()
    {
        var flags = Of(flagged:
        [
            Flagged("a1", "hot", "webinar", ["Pricing"], new Flag("U1", Given.Now, "Not a fit"), new Flag("U2", Given.Now, AfterClose: true)),
            Flagged("a2", "warm", null, ["Pricing", "Invited"], new Flag("U1", Given.Now, "Not a fit")),
        ]).Flags;

        Assert.Equal((2, 3, 1), (flags.Alerts, flags.Flags, flags.Late));
        Assert.Equal([("Not a fit", 2), (Tally.NoReason, 1)], flags.ByReason.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([("hot", 1), ("warm", 1)], flags.ByBand.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([(Tally.NoSource, 1), ("webinar", 1)], flags.BySource.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([("Pricing", 2), ("Invited", 1)], flags.BySignal.Select(g => (g.Name, (int)g.Alerts)));
    }

    [Fact]
    public void Two_people_with_the_same_reason_make_one_alert_of_that_reason()
    {
        var flags = Of(flagged: [Flagged("a1", "hot", null, [], new Flag("U1", Given.Now, "Not a fit"), new Flag("U2", Given.Now, "Not a fit"))]).Flags;

        Assert.Equal((1, 2), (Assert.Single(flags.ByReason).Alerts, flags.Flags));
    }

    [Fact]
    public void A_flagged_alert_was_seen_even_where_its_post_was_never_confirmed()
    {
        var rate = Of(alerts: [Opened("hot") with { Posted = false }], flagged: [Flagged("a1", "hot", null, [], new Flag("U1", Given.Now))]).BadScores;

        Assert.Equal((1, 1.0), (rate.All, rate.Ceiling));
    }

    [Fact]
    public void Examples_are_the_newest_flags_and_few()
    {
        var flagged = Enumerable.Range(0, 9).Select(n => Flagged($"a{n}", "hot", null, [], new Flag("U1", Given.Now + Duration.FromMinutes(n))));

        Assert.Equal(["a8", "a7", "a6"], Of(flagged: flagged).Flags.ByBand[0].Examples.Select(e => e.AlertId));
    }

    [Fact]
    public void The_rate_lies_between_confirmed_and_possible_and_speaks_of_the_periods_own_alerts()
    {
        var rate = Of(
            alerts: [Opened("hot") with { Count = 50 }],
            flagged:
            [
                Flagged("a1", "hot", null, [], new Flag("U1", Given.Now)) with { Verdict = FlagVerdict.Confirmed },
                Flagged("a2", "hot", null, [], new Flag("U1", Given.Now)),
                Flagged("a3", "hot", null, [], new Flag("U1", Given.Now)) with { Verdict = FlagVerdict.Rejected },
                Flagged("a4", "hot", null, [], new Flag("U1", Given.Now)) with { OpenedInPeriod = false },
            ]).BadScores;

        Assert.Equal((1, 1, 50), (rate.Confirmed, rate.Unreviewed, rate.All));
    }

    [Fact]
    public void What_was_stopped_is_counted_by_rule_most_frequent_first() =>
        Assert.Equal(
            [new StoppedTally(Outcome.Held, "required:contact.email", 3), new StoppedTally(Outcome.Nurture, "band:below warm", 2)],
            Of(stopped: [new(Outcome.Nurture, "band:below warm", 2), new(Outcome.Held, "required:contact.email"), new(Outcome.Held, "required:contact.email", 2)]).Stopped);

    [Fact]
    public void A_period_without_anything_has_nothing_to_report()
    {
        Assert.True(Of().IsEmpty);
        Assert.False(Of(stopped: [new(Outcome.Held, "x")]).IsEmpty);
    }

    private static AlertTally Opened(string band) => new() { Band = band, State = AlertState.Open };

    private static FlaggedAlert Flagged(string id, string band, string? source, string[] signals, params Flag[] flags) =>
        new() { AlertId = id, Company = "Acme", Band = band, Source = source, Signals = signals, Flags = flags };

    private static DigestNumbers Of(IEnumerable<AlertTally>? alerts = null, IEnumerable<FlaggedAlert>? flagged = null, IEnumerable<StoppedTally>? stopped = null) =>
        Tally.Of(Week, alerts ?? [], flagged ?? [], stopped ?? [], Given.Agreement);
}
