using HandoffBot.Core.Review.Labels;

namespace HandoffBot.Core.Tests.Review;

public sealed class BottomKSampleTests
{
    private static readonly IReadOnlyList<string> Keys = [.. Enumerable.Range(0, 1000).Select(i => $"alert-{i}")];

    [Fact]
    public void The_same_week_draws_the_same_in_whatever_order_and_another_week_draws_others()
    {
        var first = Draw("weekly:a:2026-11-16", Keys);

        Assert.Equal(10, first.Count);
        Assert.Equal(first, Draw("weekly:a:2026-11-16", Keys.Reverse()));
        Assert.Empty(first.Intersect(Draw("weekly:a:2026-11-23", Keys)));
        Assert.Empty(first.Intersect(Draw("weekly:b:2026-11-16", Keys)));
    }

    [Fact]
    public void Every_key_is_drawn_as_often_as_any_other()
    {
        var times = Keys.Take(50).ToDictionary(key => key, _ => 0, StringComparer.Ordinal);
        for (var week = 0; week < 4000; week++)
        {
            foreach (var key in Draw($"week-{week}", times.Keys.ToList()))
            {
                times[key]++;
            }
        }

        // 800 each on average; five standard deviations.
        Assert.All(times.Values, count => Assert.InRange(count, 670, 930));
    }

    [Fact]
    public void The_weight_says_how_many_each_stands_for()
    {
        var sample = new BottomKSample("week", 3);
        Assert.Equal((0, 0), (sample.Population, sample.Weight));
        foreach (var key in Keys.Take(12))
        {
            sample.Offer(key);
        }

        Assert.Equal((12, 4.0, 3), (sample.Population, sample.Weight, sample.Drawn.Count));
        var none = new BottomKSample("week", 0);
        none.Offer("one");
        Assert.Empty(none.Drawn);
        var all = new BottomKSample("week", 5);
        all.Offer("one");
        Assert.Equal(1, all.Weight);
    }

    private static IReadOnlyList<string> Draw(string seed, IEnumerable<string> keys)
    {
        var sample = new BottomKSample(seed, 10);
        foreach (var key in keys)
        {
            sample.Offer(key);
        }

        return sample.Drawn;
    }
}
