using System.Diagnostics.Metrics;
using HandoffBot.Operations.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Operations;

public sealed class OpenMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricsCollector _book;
    private readonly Meter _meter;

    public OpenMetricsTests()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _book = new MetricsCollector(factory);
        _meter = factory.Create("HandoffBot.Tests");
    }

    [Fact]
    public void A_counter_is_a_total_with_its_tags_in_order()
    {
        var counter = _meter.CreateCounter<long>("handoffbot.cards", "{card}", "Cards \"drawn\"\nso far");
        counter.Add(2, new("kind", "alert"), new("band", "hot"));
        counter.Add(3, new("band", "hot"), new("kind", "alert"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "a\"b\\c\nd"));

        Assert.Equal(
            """
            # TYPE handoffbot_cards counter
            # HELP handoffbot_cards Cards \"drawn\"\nso far
            handoffbot_cards_total{band="hot",kind="alert"} 5
            handoffbot_cards_total{kind="a\"b\\c\nd"} 1

            """.ReplaceLineEndings("\n"),
            Written("handoffbot_cards")
        );
    }

    [Fact]
    public void Measurements_with_the_same_tags_add_up_and_those_that_differ_in_one_value_do_not()
    {
        var counter = _meter.CreateCounter<long>("handoffbot.calls");
        foreach (var band in new[] { "hot", "warm", "hot", "cold", "hot" })
        {
            counter.Add(1, new("kind", "alert"), new("band", band));
        }

        counter.Add(1);
        counter.Add(1);
        Assert.Equal(
            """
            # TYPE handoffbot_calls counter
            handoffbot_calls_total 2
            handoffbot_calls_total{band="cold",kind="alert"} 1
            handoffbot_calls_total{band="hot",kind="alert"} 3
            handoffbot_calls_total{band="warm",kind="alert"} 1

            """.ReplaceLineEndings("\n"),
            Written("handoffbot_calls")
        );
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_a_sum_and_a_count()
    {
        var histogram = _meter.CreateHistogram<double>(
            "handoffbot.wait",
            "s",
            null,
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] }
        );
        foreach (var seconds in new[] { 0.1, 0.5, 0.25, 30 })
        {
            histogram.Record(seconds);
        }

        Assert.Equal(
            """
            # TYPE handoffbot_wait_seconds histogram
            # UNIT handoffbot_wait_seconds seconds
            handoffbot_wait_seconds_bucket{le="0.1"} 1
            handoffbot_wait_seconds_bucket{le="1.0"} 3
            handoffbot_wait_seconds_bucket{le="+Inf"} 4
            handoffbot_wait_seconds_sum 30.85
            handoffbot_wait_seconds_count 4

            """.ReplaceLineEndings("\n"),
            Written("handoffbot_wait_seconds")
        );
    }

    [Fact]
    public void A_gauge_is_asked_at_each_look_and_shows_its_last_value()
    {
        var level = 1;
        _meter.CreateObservableGauge("handoffbot.level", () => level++);

        Assert.EndsWith("handoffbot_level 1\n", Written("handoffbot_level"), StringComparison.Ordinal);
        Assert.EndsWith("handoffbot_level 2\n", Written("handoffbot_level"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_with_ever_new_values_does_not_grow_without_end()
    {
        var counter = _meter.CreateCounter<long>("handoffbot.runaway");
        for (var i = 0; i < 5_000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
        }

        Assert.Equal(1_001, Written("handoffbot_runaway").TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void Another_hosts_meters_are_not_counted()
    {
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();
        others.GetRequiredService<IMeterFactory>().Create("HandoffBot.Tests").CreateCounter<long>("handoffbot.other").Add(1);

        Assert.Empty(Written("handoffbot_other"));
    }

    [Fact]
    public void The_text_ends_as_the_format_asks() =>
        Assert.EndsWith("# EOF\n", OpenMetrics.Write(_book.Collect()), StringComparison.Ordinal);

    public void Dispose()
    {
        _book.Dispose();
        _services.Dispose();
    }

    private string Written(string family) =>
        string.Concat(
            OpenMetrics
                .Write(_book.Collect())
                .Split('\n')
                .Where(line => line.Contains(' ' + family, StringComparison.Ordinal) || line.StartsWith(family, StringComparison.Ordinal))
                .Select(line => line + "\n")
        );
}
