using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Metrics;

public sealed class ConversionNumbersTests
{
    [Fact]
    public void Whoever_came_to_a_step_has_passed_those_before_it_and_what_is_not_known_was_not_reached()
    {
        var all = Of(
            new("hot", "webinar", false, false, ConversionStep.Posted, 5),
            new("hot", "webinar", false, true, ConversionStep.Contacted, 4),
            new("hot", "webinar", false, true, ConversionStep.Meeting, 3),
            new("warm", "webinar", false, true, ConversionStep.Opportunity, 2),
            new("warm", "webinar", false, true, ConversionStep.Won, 1)
        );

        Assert.Equal(new Funnel(15, 10, 10, 6, 3, 1), all.All);
        Assert.Equal(new Proportion(6, 15), all.All.Of(ConversionStep.Meeting));
        Assert.Equal(new Proportion(3, 6), all.All.OfStepBefore(ConversionStep.Opportunity));
        Assert.Equal(new Proportion(10, 15), all.All.OfStepBefore(ConversionStep.Contacted));
        Assert.Equal([("hot", 12L), ("warm", 3L)], all.ByBand.Select(band => (band.Name, band.Funnel.Posted)));
    }

    [Fact]
    public void Bands_and_the_parts_of_sources_and_of_routing_add_up_to_all()
    {
        var random = new Random(7);
        var counts = Enumerable
            .Range(0, 300)
            .Select(_ => new ConversionCounts(
                random.Next(2) == 0 ? "hot" : "warm",
                random.Next(20) is var source && source == 0 ? null : $"s{source}",
                random.Next(3) == 0,
                random.Next(2) == 0,
                (ConversionStep)random.Next(5),
                random.Next(1, 4)
            ))
            .ToArray();
        var numbers = Of(counts);

        Assert.Equal(ConversionNumbers.MostSources, numbers.BySource.Count);
        AddUp(numbers.ByBand.Select(band => band.Funnel));
        AddUp(numbers.BySource.Select(source => source.Funnel).Append(numbers.OtherSources));
        AddUp([numbers.Kept, numbers.NotMine]);

        void AddUp(IEnumerable<Funnel> parts) => Assert.Equal(numbers.All, parts.Aggregate(new Funnel(0, 0, 0, 0, 0, 0), Add));
    }

    [Fact]
    public void A_source_is_named_from_ten_handoffs_on_the_one_with_most_of_them_first()
    {
        var numbers = Of(
            new("hot", "few", false, true, ConversionStep.Won, ConversionNumbers.LeastOfSource - 1),
            new("hot", "enough", false, true, ConversionStep.Won, ConversionNumbers.LeastOfSource),
            new("hot", "", false, true, ConversionStep.Won, 20),
            new("hot", null, false, true, ConversionStep.Posted, 50)
        );

        Assert.Equal(["", "enough"], numbers.BySource.Select(source => source.Name));
        Assert.Equal(ConversionNumbers.LeastOfSource - 1 + 50, numbers.OtherSources.Posted);
    }

    [Fact]
    public void The_handoffs_are_those_of_thirteen_weeks_and_two_weeks_old()
    {
        var (from, to) = ConversionWindow.Of(TestData.Now);
        Assert.Equal((Duration.FromDays(14), Duration.FromDays(91)), (TestData.Now - to, to - from));
    }

    private static Funnel Add(Funnel a, Funnel b) =>
        new(
            a.Posted + b.Posted,
            a.Known + b.Known,
            a.Contacted + b.Contacted,
            a.Meetings + b.Meetings,
            a.Opportunities + b.Opportunities,
            a.Won + b.Won
        );

    private static ConversionNumbers Of(params ConversionCounts[] counts) =>
        ConversionNumbers.Of(ConversionWindow.Of(TestData.Now), counts, [], TestData.Agreement);
}
