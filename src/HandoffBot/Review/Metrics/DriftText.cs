using System.Globalization;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Metrics;

/// <summary>Whether the score still means what it meant, in words.</summary>
internal static class DriftText
{
    private const int MostBands = 6;
    private const int MostRows = 12;

    /// <summary>What bands bring, against the quarter before and against what is expected; none where there are no alerts.</summary>
    public static IEnumerable<Markup> Bands(DriftNumbers? drift)
    {
        if (drift is not { Bands: [_, ..] })
        {
            yield break;
        }

        yield return $"*Does the score still mean what it meant?* Alerts opened {DisplayText.Date(drift.From, "{date_short}")} to "
            + $"{DisplayText.Date(drift.To, "{date_short}")} that came to a meeting within {DriftWindow.MeetingDays} days (known "
            + $"within {DriftWindow.KnownDays}), against the quarter before";
        foreach (var band in drift.Bands.Take(MostBands))
        {
            yield return $"{Mark(drift.HasFindings(band))} {DisplayText.Safe(band.Band, 60)}: {Share(band.Now())}{Before(band, drift)}"
                + $"{Expected(band, drift)}{Change(band.Change)}";
        }
    }

    /// <summary>How scores and signals are spread, against earlier; none where there are too few.</summary>
    public static IEnumerable<Markup> Distributions(DriftNumbers? drift)
    {
        if (drift is null || (drift.Scores ?? drift.Signals) is not { } any)
        {
            yield break;
        }

        yield return $"*Are scores and signals spread as before?* The last score of each account in four weeks ({any.AllNow()} accounts), "
            + $"against four weeks up to a quarter earlier ({any.AllBefore()})";
        if (drift.Scores is { } scores)
        {
            yield return Shift($"Scores", scores, drift, name => Markup.Escape(name));
        }

        if (drift.Signals is { } signals)
        {
            yield return Shift($"Signals that moved them the most", signals, drift, Signal);
        }
    }

    /// <summary>How often each range of scores came to a meeting.</summary>
    public static IEnumerable<Markup> Calibration(DriftNumbers? drift)
    {
        if (drift is not { Bands: [_, ..] })
        {
            yield break;
        }

        if (drift.Calibration.Count == 0)
        {
            yield return $"*What a score stands for:* not enough yet; it takes {CalibrationRow.LeastOfTable} alerts of a quarter with "
                + $"their score, and a meeting.";
            yield break;
        }

        yield return $"*What a score stands for* (share that came to a meeting; neighbouring ranges where a higher score brought no more "
            + $"are one). It changes nothing by itself: another threshold is proposed in the weekly review, where the labels carry it";
        foreach (var row in drift.Calibration.TakeLast(MostRows))
        {
            yield return $"• {Markup.Escape(row.Scores)}: {Share(row.Share())}";
        }
    }

    /// <summary>One line of all that is shown to have changed; null where nothing is.</summary>
    public static Markup? Found(DriftNumbers drift)
    {
        var found = drift.Bands.Where(drift.HasFindings).Take(MostBands).Select(band => Found(band, drift)).ToList();
        if (drift.IsShifted(drift.Scores))
        {
            found.Add($"how scores are spread");
        }

        if (drift.IsShifted(drift.Signals))
        {
            found.Add($"which signals move them");
        }

        return found.Count == 0 ? null : Markup.Join($" · ", found);
    }

    private static Markup Found(BandDrift band, DriftNumbers drift)
    {
        var against =
            band.AgainstExpected(drift.Questions) != DriftVerdict.NotShown
                ? (Markup)$"expected {RateText.Percent((double?)band.Expected)}"
                : $"before {RateText.Percent(band.Before().Value)}";
        return $"{DisplayText.Safe(band.Band, 60)} came to a meeting in {RateText.Percent(band.Now().Value)}, {against}";
    }

    private static Markup Before(BandDrift band, DriftNumbers drift)
    {
        if (band.OfBefore == 0)
        {
            return $"; none before";
        }

        var (lower, upper) = NewcombeInterval.Of(band.Now(), band.Before());
        Markup said = band.AgainstBefore(drift.Level()) switch
        {
            DriftVerdict.Higher => $", *more than before*",
            DriftVerdict.Lower => $", *fewer than before*",
            DriftVerdict.NotShown => $", no difference is shown",
        };
        return $"; before {RateText.Percent(band.Before().Value)} of {band.OfBefore} (difference {Points(lower)} to {Points(upper)} "
            + $"points, 95 % range{said})";
    }

    private static Markup Expected(BandDrift band, DriftNumbers drift)
    {
        if (band.Expected is not { } expected)
        {
            return Markup.Empty;
        }

        Markup said = band.AgainstExpected(drift.Questions) switch
        {
            DriftVerdict.Higher => $", *more than expected*",
            DriftVerdict.Lower => $", *fewer than expected*",
            DriftVerdict.NotShown => Markup.Empty,
        };
        return $"; expected {RateText.Percent((double)expected)}{said}";
    }

    private static Markup Change(BandChange? change) =>
        change is null
            ? Markup.Empty
            : $"; *changed about {DisplayText.Date(change.Since, "{date_short}")}*: before that "
                + $"{RateText.Percent((double)change.MeetingsBefore / change.OfBefore)} of {change.OfBefore}, since then "
                + $"{RateText.Percent((double)change.Meetings / change.Of)} of {change.Of}{P(change.P)}";

    private static Markup Shift(Markup what, DistributionShift shift, DriftNumbers drift, Func<string, Markup> name)
    {
        var furthest = shift.Furthest();
        Markup said = shift.Verdict(drift.Level()) switch
        {
            ShiftVerdict.Steady => $"no shift",
            ShiftVerdict.MayBeChance => $"with so few accounts chance alone gives as much",
            ShiftVerdict.Moderate => $"*they have shifted*{P(shift.P)}",
            ShiftVerdict.Large => $"*they have shifted far*{P(shift.P)}",
        };
        var (before, now) = ((double)furthest.Before / shift.AllBefore(), (double)furthest.Now / shift.AllNow());
        return $"{Mark(drift.IsShifted(shift))} {what}: stability index "
            + $"{Markup.Escape(shift.Index.ToString("0.00", CultureInfo.InvariantCulture))}, {said}; most of all {name(furthest.Name)}, "
            + $"from {RateText.Percent(before)} to {RateText.Percent(now)}";
    }

    private static Markup Signal(string key) =>
        key.Length == 0 ? (Markup)$"no signal"
        : key == DistributionShift.Others ? (Markup)$"rare signals together"
        : DisplayText.Safe(key, 80) ?? $"unnamed";

    private static Markup Share(Proportion share) =>
        $"*{RateText.Percent(share.Value)}* ({share.Count} of {share.Of}; 95 % range {RateText.Range(share.Bounds)})";

    private static Markup P(double value) => $" (p = {Markup.Escape(value.ToString("0.####", CultureInfo.InvariantCulture))})";

    private static Markup Points(double difference) =>
        Markup.Escape((difference * 100).ToString("+0;−0;0", CultureInfo.InvariantCulture));

    private static Markup Mark(bool isFound) => isFound ? (Markup)$"❗" : $"•";
}
