using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Drift;

/// <summary>
/// Whether a score still means what it meant: what its bands bring against the quarter before and against what the agreement expects, how
/// its scores and signals are spread, and how often each range of scores came to a meeting. All its questions share one level of 5 %
/// (Bonferroni): where nothing changes, an audit notes a change of any kind with at most that probability.
/// </summary>
/// <param name="From">When the first alerts of the last quarter were opened, inclusive.</param>
/// <param name="To">When the last of them were, exclusive.</param>
/// <param name="Questions">How many questions share the level.</param>
/// <param name="Bands">By band, hottest first, those with alerts in the last quarter.</param>
/// <param name="Calibration">How often each range of scores came to a meeting in the last quarter; empty while there are too few.</param>
/// <param name="Scores">How scores are spread; null while there are too few.</param>
/// <param name="Signals">How the signals that moved them the most are spread; null while there are too few.</param>
public sealed record DriftNumbers(
    Instant From,
    Instant To,
    int Questions,
    IReadOnlyList<BandDrift> Bands,
    IReadOnlyList<CalibrationRow> Calibration,
    DistributionShift? Scores,
    DistributionShift? Signals
)
{
    private const double Risk = 0.05;

    // Of scores and of signals.
    private const int Distributions = 2;

    /// <summary>Makes them of what was counted.</summary>
    /// <param name="agreement">Gives bands, their order and what is expected of them.</param>
    /// <param name="end">When the count ended.</param>
    /// <param name="alerts">Of both quarters.</param>
    /// <param name="scored">Of the four weeks that are compared.</param>
    /// <returns>Null where there is nothing to tell of yet.</returns>
    public static DriftNumbers? Of(
        HandoffAgreement agreement,
        Instant end,
        IReadOnlyList<DriftCounts> alerts,
        IReadOnlyList<ScoredCounts> scored
    )
    {
        var bands = agreement
            .Bands.Where(band => alerts.Any(one => one.Band == band.Name && IsNow(one)))
            .OrderBy(band => Handoffs.Decisions.Bands.Rank(agreement, band.Name))
            .ToList();
        var questions = Distributions + (2 * bands.Count) + bands.Count(band => band.ExpectedMeetings is not null);
        var (level, bins) = (Risk / questions, ScoreBins.Of(agreement));
        // A report counted again draws the same.
        var seed = $"{agreement.Id}:{end.ToUnixTimeMilliseconds()}";
        var (from, to) = DriftWindow.Now(end);
        var found = new DriftNumbers(
            from,
            to,
            questions,
            [.. bands.Select(band => Drift(band, [.. alerts.Where(one => one.Band == band.Name)], end, level, $"{seed}:{band.Name}"))],
            CalibrationRow.Table(alerts.Where(IsNow), bins),
            DistributionShift.OfScores(scored, bins, level, $"{seed}:scores"),
            DistributionShift.OfSignals(scored, level, $"{seed}:signals")
        );
        return found is { Bands.Count: 0, Scores: null, Signals: null } ? null : found;
    }

    /// <summary>The level of each question.</summary>
    public double Level() => Risk / Questions;

    /// <summary>Whether anything is shown to have changed, or not to be as expected.</summary>
    public bool HasFindings() => Bands.Any(HasFindings) || IsShifted(Scores) || IsShifted(Signals);

    /// <summary>Whether a band is shown to have changed, or not to be as expected.</summary>
    public bool HasFindings(BandDrift band) =>
        band.Change is not null
        || band.AgainstBefore(Level()) != DriftVerdict.NotShown
        || band.AgainstExpected(Questions) != DriftVerdict.NotShown;

    /// <summary>Whether a distribution is shown to have changed.</summary>
    public bool IsShifted(DistributionShift? shift) => shift?.Verdict(Level()) is ShiftVerdict.Moderate or ShiftVerdict.Large;

    private static bool IsNow(DriftCounts one) => one.Week >= DriftWindow.WeeksOfQuarter;

    private static BandDrift Drift(Band band, IReadOnlyList<DriftCounts> alerts, Instant end, double level, string seed)
    {
        var now = alerts.Where(IsNow).ToList();
        var before = alerts.Where(one => !IsNow(one)).ToList();
        return new(
            band.Name,
            now.Sum(one => one.Meetings),
            now.Sum(one => one.Count),
            before.Sum(one => one.Meetings),
            before.Sum(one => one.Count),
            band.ExpectedMeetings,
            Change(alerts, end, level, seed)
        );
    }

    private static BandChange? Change(IReadOnlyList<DriftCounts> alerts, Instant end, double level, string seed)
    {
        var weeks = new (long Hits, long Of)[2 * DriftWindow.WeeksOfQuarter];
        foreach (var one in alerts)
        {
            ref var week = ref weeks[one.Week];
            week = (week.Hits + one.Meetings, week.Of + one.Count);
        }

        if (ChangePointScan.Of(weeks, level, seed) is not { } found || found.P > level)
        {
            return null;
        }

        var (earlier, since) = (weeks[..found.At], weeks[found.At..]);
        return new(
            DriftWindow.Before(end).From + Duration.FromDays(7 * found.At),
            earlier.Sum(week => week.Hits),
            earlier.Sum(week => week.Of),
            since.Sum(week => week.Hits),
            since.Sum(week => week.Of),
            found.P
        );
    }
}
