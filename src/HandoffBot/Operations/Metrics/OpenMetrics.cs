using System.Globalization;
using System.Text;

namespace HandoffBot.Operations.Metrics;

/// <summary>Writes what has been measured as OpenMetrics 1.0 text.</summary>
internal static class OpenMetrics
{
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    public static string Write(IEnumerable<InstrumentSeries> instruments)
    {
        var text = new StringBuilder();
        // Two meters may have an instrument of one name; a family is written once.
        foreach (var family in instruments.GroupBy(Family, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Write(text, family.Key, family.First());
        }

        return text.Append("# EOF\n").ToString();
    }

    private static void Write(StringBuilder text, string name, InstrumentSeries family)
    {
        var series = family.Snapshot();
        if (series.Count == 0)
        {
            return;
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(family.Kind.ToString().ToLowerInvariant()).Append('\n');
        if (Unit(family) is { Length: > 0 } unit)
        {
            text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        }

        if (family.Instrument.Description is { Length: > 0 } help)
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(MetricLabels.Escaped(help)).Append('\n');
        }

        foreach (var (labels, values) in series)
        {
            switch (family.Kind)
            {
                case MetricKind.Histogram:
                    Histogram(text, name, labels, family.Bounds, values);
                    break;
                case MetricKind.Counter:
                    Sample(text, name + "_total", labels, values.Sum);
                    break;
                default:
                    Sample(text, name, labels, values.Sum);
                    break;
            }
        }
    }

    private static void Histogram(StringBuilder text, string name, string labels, double[] bounds, MetricSeries values)
    {
        var comma = labels.Length == 0 ? "" : ",";
        var below = 0L;
        for (var i = 0; i < values.Buckets.Length; i++)
        {
            below += values.Buckets[i];
            var bound = i < bounds.Length ? Number(bounds[i], asFloat: true) : "+Inf";
            Sample(text, name + "_bucket", $"{labels}{comma}le=\"{bound}\"", below);
        }

        Sample(text, name + "_sum", labels, values.Sum);
        Sample(text, name + "_count", labels, values.Count);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Family(InstrumentSeries series)
    {
        var name = MetricLabels.Name(series.Instrument.Name);
        var unit = Unit(series);
        name = unit.Length > 0 && !name.EndsWith("_" + unit, StringComparison.Ordinal) ? $"{name}_{unit}" : name;
        return series.Kind == MetricKind.Counter && name.EndsWith("_total", StringComparison.Ordinal) ? name[..^"_total".Length] : name;
    }

    // An annotation such as {event} says what is counted and is no unit.
    private static string Unit(InstrumentSeries series) =>
        series.Instrument.Unit switch
        {
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            _ => "",
        };

    private static string Number(double value, bool asFloat = false)
    {
        var text =
            double.IsNaN(value) ? "NaN"
            : double.IsPositiveInfinity(value) ? "+Inf"
            : double.IsNegativeInfinity(value) ? "-Inf"
            : value.ToString("R", CultureInfo.InvariantCulture);
        return asFloat && !text.Contains('.') ? text + ".0" : text;
    }
}
