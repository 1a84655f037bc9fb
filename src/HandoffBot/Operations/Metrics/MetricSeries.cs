using System.Diagnostics.Metrics;

namespace HandoffBot.Operations.Metrics;

/// <summary>What has been measured with one instrument, a series for each combination of tags.</summary>
internal sealed class InstrumentSeries(Instrument instrument)
{
    // A tag that takes ever new values would be a fault of ours; it shall not cost all of the memory.
    private const int MostSeries = 1_000;
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private readonly Dictionary<string, MetricSeries> _all = new(StringComparer.Ordinal);

    // Labels are written once for each combination of tags, and not anew for each measurement.
    private readonly Dictionary<KeyValuePair<string, object?>[], MetricSeries> _ofTags = new(new TagsComparer());

    public Instrument Instrument => instrument;

    public MetricKind Kind { get; } = KindOf(instrument);

    public double[] Bounds { get; } = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries?.ToArray() ?? Seconds;

    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_all)
        {
            Of(tags)?.Add(value, instrument.IsObservable, Bounds);
        }
    }

    /// <summary>A copy to write out, ordered by labels.</summary>
    public IReadOnlyList<(string Labels, MetricSeries Series)> Snapshot()
    {
        lock (_all)
        {
            return [.. _all.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value.Copy()))];
        }
    }

    // Null for one series too many.
    private MetricSeries? Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var ofTags = _ofTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        if (ofTags.TryGetValue(tags, out var known))
        {
            return known;
        }

        var labels = MetricLabels.Of(tags);
        if (!_all.TryGetValue(labels, out var series))
        {
            if (_all.Count >= MostSeries)
            {
                return null;
            }

            _all[labels] = series = new MetricSeries(Kind == MetricKind.Histogram ? Bounds.Length + 1 : 0);
        }

        if (_ofTags.Count < MostSeries)
        {
            ofTags[tags] = series;
        }

        return series;
    }

    private static MetricKind KindOf(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        return type == typeof(Histogram<>) ? MetricKind.Histogram
            : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter
            : MetricKind.Gauge;
    }
}

internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>The values of one series.</summary>
internal sealed class MetricSeries(int buckets)
{
    public double Sum { get; private set; }

    public long Count { get; private set; }

    /// <summary>Not cumulative; the last one is beyond all bounds.</summary>
    public long[] Buckets { get; private init; } = new long[buckets];

    /// <summary>An observable instrument tells its total each time; any other tells what to add.</summary>
    public void Add(double value, bool isTotal, double[] bounds)
    {
        Sum = isTotal ? value : Sum + value;
        Count++;
        if (Buckets.Length > 0)
        {
            var at = Array.BinarySearch(bounds, value);
            Buckets[at < 0 ? ~at : at]++;
        }
    }

    public MetricSeries Copy() =>
        new(0)
        {
            Sum = Sum,
            Count = Count,
            Buckets = [.. Buckets],
        };
}
