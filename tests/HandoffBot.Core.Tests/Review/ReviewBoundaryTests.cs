using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

/// <summary>The edges of what is counted in a week and how it is judged.</summary>
public sealed class ReviewBoundaryTests
{
    [Fact]
    public void A_week_holds_its_first_moment_and_not_its_last()
    {
        var flags = SampleNumbers
            .Of(
                flagged:
                [
                    SampleNumbers.Flagged("a1", "hot", null, [], new Flag("U1", SampleNumbers.Week.From)),
                    SampleNumbers.Flagged("a2", "hot", null, [], new Flag("U1", SampleNumbers.Week.To)),
                    SampleNumbers.Flagged("a3", "hot", null, [], new Flag("U1", SampleNumbers.Week.From - Duration.FromTicks(1))),
                ]
            )
            .Flags;

        Assert.Equal(["a1"], flags.ByBand[0].Examples.Select(example => example.AlertId));
    }

    [Fact]
    public void The_newest_flag_of_an_alert_counts_and_among_equals_the_order_is_that_of_the_ids()
    {
        FlaggedAlert At(string id, params int[] minutes) =>
            SampleNumbers.Flagged(
                id,
                "hot",
                null,
                [],
                [.. minutes.Select((minute, n) => new Flag($"U{n}", SampleNumbers.Click + Duration.FromMinutes(minute)))]
            );

        var examples = SampleNumbers.Of(flagged: [At("a3", 5), At("a1", 5), At("a2", 0, 9)]).Flags.ByBand[0].Examples;

        Assert.Equal(["a2", "a1", "a3"], examples.Select(example => example.AlertId));
    }

    [Fact]
    public void A_digest_is_empty_only_when_nothing_at_all_happened()
    {
        Assert.True(SampleNumbers.Of().IsEmpty);
        Assert.False(SampleNumbers.Of(alerts: [SampleNumbers.Opened("hot")]).IsEmpty);
        Assert.False(SampleNumbers.Of(before: [SampleNumbers.Opened("hot")]).IsEmpty);
        Assert.False(
            SampleNumbers.Of(flagged: [SampleNumbers.Flagged("a1", "hot", null, [], new Flag("U1", SampleNumbers.Click))]).IsEmpty
        );
    }

    [Fact]
    public void Bands_add_up_to_all()
    {
        AlertState[] states = [AlertState.Contacted, AlertState.Withdrawn, AlertState.Expired, AlertState.Open, AlertState.Claimed];
        var numbers = SampleNumbers.Of(
            alerts:
            [
                .. states.SelectMany(state =>
                    new[] { "hot", "warm" }.Select(band => SampleNumbers.Opened(band) with { State = state, Count = 3 })
                ),
            ]
        );

        foreach (var number in typeof(AlertNumbers).GetProperties().Where(property => property.PropertyType == typeof(long)))
        {
            Assert.Equal((long)number.GetValue(numbers.Alerts)!, numbers.ByBand.Sum(band => (long)number.GetValue(band.Value)!));
            Assert.All(numbers.ByBand, band => Assert.True((long)number.GetValue(band.Value)! > 0, number.Name));
        }
    }
}
