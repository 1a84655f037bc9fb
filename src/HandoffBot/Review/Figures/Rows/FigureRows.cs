using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Store.Context;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>
/// The rows that the figures of a stored report are made of, from the records: by the same definitions, by the agreement as it was counted
/// by, and from nothing that came after the period.
/// </summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class FigureRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private readonly CohortRows _cohort = new(db, agreement, numbers);
    private readonly FlagRows _flags = new(db, agreement, numbers);
    private readonly WorkRows _work = new(db, agreement, numbers);
    private readonly ReviewRows _reviews = new(db, agreement, numbers);
    private readonly MetricRows _metrics = new(db, agreement, numbers);

    /// <summary>All of them, newest first; of a time, the shortest first. They come as they are read, and none is kept: there may be a
    /// million.</summary>
    /// <param name="figure">One of the report.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ArgumentException">No report has such a figure.</exception>
    public IAsyncEnumerable<FigureRow> Of(Figure figure, CancellationToken cancel) =>
        figure.Path switch
        {
            [DigestFigures.Period, var name, var band] => _cohort.Alerts(numbers.Period, name, numbers.ByBand[At(band)].Name, cancel),
            [DigestFigures.Period, var name] => _cohort.Alerts(numbers.Period, name, null, cancel),
            [DigestFigures.Before, "flagged"] => _cohort.Flagged(cancel),
            [DigestFigures.Before, var name] => _cohort.Alerts(numbers.Before.Opened, name, null, cancel),
            [DigestFigures.Verdicts, var cohort, var verdict] => _cohort.Judged(
                cohort == DigestFigures.Period ? Cohort.Period : Cohort.Before,
                verdict,
                cancel
            ),
            [DigestFigures.Outcomes, var band, var outcome] => _cohort.Became(numbers.OutcomesBefore![At(band)].Name, outcome, cancel),
            [DigestFigures.Flags, DigestFigures.Clicks] => Each(_flags.Clicks(isLate: false, cancel)),
            [DigestFigures.Flags, DigestFigures.Late] => Each(_flags.Clicks(isLate: true, cancel)),
            [DigestFigures.Flags, var by] => Each(_flags.Grouped(by, 0, cancel)),
            [DigestFigures.Flags, var by, var at] => Each(_flags.Grouped(by, At(at), cancel)),
            [DigestFigures.Missed] => Each(_flags.Missed(cancel)),
            [DigestFigures.Missed, var at] => Each(_flags.Missed(numbers.Missed!.ByReason[At(at)].Reason, cancel)),
            [DigestFigures.Captured, var what] => Each(_flags.Captured(what == "messages", cancel)),
            [DigestFigures.DataIssues, var at] => Each(_flags.Asked(numbers.DataIssues[At(at)], cancel)),
            [DigestFigures.Stopped, var at] => _work.Stopped(numbers.Stopped[At(at)]),
            [DigestFigures.Load, var at] => _work.Came(numbers.Load![At(at)].Owner, isHot: false),
            [DigestFigures.Load, var at, DigestFigures.Hot] => _work.Came(numbers.Load![At(at)].Owner, isHot: true),
            [DigestFigures.CrmUpdates, var name] => _work.Updated(name),
            [DigestFigures.ContactReports] => _work.Told(null),
            [DigestFigures.ContactReports, var at] => _work.Told(numbers.ContactReports!.Answers[At(at)].Name),
            [DigestFigures.Reviewed, var name] => Each(_reviews.Found(name, cancel)),
            [DigestFigures.Authority, var at, DigestFigures.BadScores] => Each(
                _reviews.BadScores(numbers.Authority!.Evidence[At(at)], cancel)
            ),
            [DigestFigures.Authority, var at, var name] => _reviews.Proof(numbers.Authority!.Evidence[At(at)], name, cancel),
            [DigestFigures.Returned] => _reviews.Returned(numbers.Period),
            _ => _metrics.Of(figure, cancel),
        };

    // What people clicked and said is few, and is read at once.
    private static async IAsyncEnumerable<FigureRow> Each(Task<IReadOnlyList<FigureRow>> all)
    {
        foreach (var row in await all)
        {
            yield return row;
        }
    }

    private static int At(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
