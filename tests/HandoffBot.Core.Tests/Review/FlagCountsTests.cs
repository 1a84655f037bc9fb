using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

public sealed class FlagCountsTests
{
    [Fact]
    public void Flags_are_counted_by_reason_band_source_and_signal()
    {
        var flags = SampleNumbers
            .Of(
                flagged:
                [
                    SampleNumbers.Flagged(
                        "a1",
                        "hot",
                        "webinar",
                        ["Pricing"],
                        new Flag("U1", SampleNumbers.Click, "Not a fit"),
                        new Flag("U2", SampleNumbers.Click, AfterClose: true)
                    ),
                    SampleNumbers.Flagged("a2", "warm", null, ["Pricing", "Invited"], new Flag("U1", SampleNumbers.Click, "Not a fit")),
                ]
            )
            .Flags;

        Assert.Equal((2, 3, 1), (flags.Alerts, flags.Flags, flags.Late));
        Assert.Equal([("Not a fit", 2), (Counts.NoReason, 1)], flags.ByReason.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([("hot", 1), ("warm", 1)], flags.ByBand.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([(Counts.NoSource, 1), ("webinar", 1)], flags.BySource.Select(g => (g.Name, (int)g.Alerts)));
        Assert.Equal([("Pricing", 2), ("Invited", 1)], flags.BySignal.Select(g => (g.Name, (int)g.Alerts)));
    }

    [Fact]
    public void Two_people_with_the_same_reason_make_one_alert_of_that_reason()
    {
        var flags = SampleNumbers
            .Of(
                flagged:
                [
                    SampleNumbers.Flagged(
                        "a1",
                        "hot",
                        null,
                        [],
                        new Flag("U1", SampleNumbers.Click, "Not a fit"),
                        new Flag("U2", SampleNumbers.Click, "Not a fit")
                    ),
                ]
            )
            .Flags;

        Assert.Equal((1, 2), (Assert.Single(flags.ByReason).Alerts, flags.Flags));
    }

    [Fact]
    public void A_flagged_alert_was_seen_even_where_its_post_was_never_confirmed()
    {
        var rate = SampleNumbers
            .Of(
                alerts: [SampleNumbers.Opened("hot") with { Posted = false }, SampleNumbers.Opened("hot")],
                flagged: [SampleNumbers.Flagged("a1", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with { Posted = false }]
            )
            .BadScores;

        Assert.Equal((2, 0.5), (rate.All, rate.Ceiling));
    }

    [Fact]
    public void Examples_are_the_newest_flags_and_few()
    {
        var flagged = Enumerable
            .Range(0, 9)
            .Select(n => SampleNumbers.Flagged($"a{n}", "hot", null, [], new Flag("U1", SampleNumbers.Click + Duration.FromMinutes(n))));

        Assert.Equal(["a8", "a7", "a6"], SampleNumbers.Of(flagged: flagged).Flags.ByBand[0].Examples.Select(e => e.AlertId));
    }

    [Fact]
    public void Signals_are_grouped_by_key_and_shown_under_their_newest_label()
    {
        var flags = SampleNumbers
            .Of(
                flagged:
                [
                    SampleNumbers.Flagged("a1", "hot", null, [], new Flag("U1", SampleNumbers.Click)) with
                    {
                        Signals = [new ShownSignal("invited", "Invited 5 teammates"), new ShownSignal("guide", "Read the guide")],
                    },
                    SampleNumbers.Flagged("a2", "hot", null, [], new Flag("U1", TestData.Ago(Duration.FromDays(2)))) with
                    {
                        Signals = [new ShownSignal("invited", "Invited 3 teammates")],
                    },
                ]
            )
            .Flags;

        Assert.Equal([("Invited 5 teammates", 2), ("Read the guide", 1)], flags.BySignal.Select(g => (g.Name, (int)g.Alerts)));
    }
}
