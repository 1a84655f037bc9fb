using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class PopulationStabilityTests
{
    // Each bin by hand: (0.6 − 0.5) · ln(0.6 / 0.5) + (0.4 − 0.5) · ln(0.4 / 0.5), and so on.
    [Theory]
    [InlineData(new long[] { 50, 50 }, new long[] { 60, 40 }, 0.0405465108)]
    [InlineData(new long[] { 25, 25, 25, 25 }, new long[] { 10, 20, 30, 40 }, 0.2282174096)]
    [InlineData(new long[] { 7, 3 }, new long[] { 70, 30 }, 0)]
    [InlineData(new long[] { 0, 5, 5 }, new long[] { 0, 5, 5 }, 0)]
    [InlineData(new long[] { 10, 0 }, new long[] { 5, 5 }, 1.3827368821)]
    public void The_index_is_Jeffreys_divergence_of_the_shares(long[] before, long[] now, double index)
    {
        Assert.Equal(index, PopulationStability.Index(before, now), 9);
        Assert.Equal(index, PopulationStability.Index(now, before), 9);
    }

    [Fact]
    public void Two_sides_without_the_same_bins_or_without_cases_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PopulationStability.Index([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PopulationStability.Index([0, 0], [1, 2]));
    }

    [Fact]
    public void Its_test_finds_a_shift_the_same_way_each_time_and_calls_what_few_cases_give_chance()
    {
        // Both have an index of 0.23, which is read as a shift.
        Assert.Equal(0.0005, PopulationStability.P([250, 250, 250, 250], [100, 200, 300, 400], 0.05, "many"));
        Assert.Equal(1, PopulationStability.P([5, 5, 5, 5], [2, 4, 6, 8], 0.05, "few"));
        Assert.Equal(
            PopulationStability.P([25, 25, 25, 25], [13, 21, 29, 37], 0.5, "one"),
            PopulationStability.P([25, 25, 25, 25], [13, 21, 29, 37], 0.5, "one")
        );
    }

    [Fact]
    public void Where_nothing_changed_it_finds_a_shift_in_five_of_a_hundred_at_most()
    {
        var (chance, found) = (new SeededSequence("nothing changed"), 0);
        const int Times = 200;
        for (var time = 0; time < Times; time++)
        {
            var (before, now) = (new long[8], new long[8]);
            for (var i = 0; i < 60; i++)
            {
                before[Math.Min(chance.Below(8), chance.Below(8))]++;
                now[Math.Min(chance.Below(8), chance.Below(8))]++;
            }

            found += PopulationStability.P(before, now, 0.05, $"time {time}") <= 0.05 ? 1 : 0;
        }

        // More than 20 of 200 would come up once in five hundred if the level were held.
        Assert.InRange(found, 1, 20);
    }
}
