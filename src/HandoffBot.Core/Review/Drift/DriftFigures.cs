using System.Globalization;

namespace HandoffBot.Core.Review.Drift;

/// <summary>The figures of drift that lead to no rows, as a report's export lists them, under the names of docs/metrics.md.</summary>
public static class DriftFigures
{
    /// <summary>Each of them; none where there is nothing to tell of.</summary>
    /// <param name="drift">Of an audit.</param>
    public static IReadOnlyList<DriftFigure> Of(DriftNumbers? drift) =>
        drift is null
            ? []
            :
            [
                .. drift.Bands.SelectMany(Of),
                .. Shift("score_shift", "Shift of scores", drift.Scores),
                .. Shift("signal_shift", "Shift of signals", drift.Signals),
            ];

    private static IEnumerable<DriftFigure> Of(BandDrift band)
    {
        if (band.Expected is { } expected)
        {
            yield return new(
                $"band_conversion_expected/{band.Band}",
                $"Expected share of meetings · {band.Band}",
                expected.ToString(CultureInfo.InvariantCulture)
            );
        }

        if (band.Change is { } change)
        {
            yield return new(
                $"band_change/{band.Band}",
                $"Conversion changed on · {band.Band}",
                change.Since.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
            );
        }
    }

    private static IEnumerable<DriftFigure> Shift(string name, string words, DistributionShift? shift) =>
        shift is null
            ? []
            :
            [
                new(name, words, shift.Index.ToString("0.####", CultureInfo.InvariantCulture)),
                .. shift.Bins.SelectMany(bin =>
                    new DriftFigure[]
                    {
                        new($"{name}/{bin.Name.Trim()}", $"Accounts · {bin.Name.Trim()}", Text(bin.Now)),
                        new($"{name}/{bin.Name.Trim()}/before", $"Accounts, before · {bin.Name.Trim()}", Text(bin.Before)),
                    }
                ),
            ];

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A figure that leads to no rows.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Words">What it says.</param>
/// <param name="Value">A number or a day, as a spreadsheet reads it.</param>
public sealed record DriftFigure(string Id, string Words, string Value);
