using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of what bands and ranges of scores brought, each alert with the time that drift gives it.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class DriftRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private readonly ScoreBins _bins = ScoreBins.Of(agreement);

    /// <summary>The alerts of a band in the last quarter, or in the one before.</summary>
    public IAsyncEnumerable<FigureRow> Band(string band, bool isNow, CancellationToken cancel) =>
        Alerts((of, now, _) => of == band && now == isNow, cancel);

    /// <summary>The alerts of the last quarter with a score in a range.</summary>
    /// <param name="range">As people read it.</param>
    /// <param name="cancel">Gives up.</param>
    public IAsyncEnumerable<FigureRow> Scores(string range, CancellationToken cancel)
    {
        var (first, last) = Enumerable
            .Range(0, _bins.Count)
            .SelectMany(from => Enumerable.Range(from, _bins.Count - from).Select(to => (from, to)))
            .First(some => _bins.Name(some.from, some.to) == range);
        return Alerts((_, now, bin) => now && bin >= first && bin <= last, cancel);
    }

    private IAsyncEnumerable<FigureRow> Alerts(Func<string, bool, int?, bool> which, CancellationToken cancel) =>
        Sql.Stream(
                db,
                DriftCounter.EachSql(_bins),
                row =>
                    which(row.Text(1), row.Number(2) >= DriftWindow.WeeksOfQuarter, row.NumberOrNull(3))
                        ? FigureRow.Alert(row.Text(0)) with { IsCounted = row.Number(4) == 1 }
                        : null,
                cancel,
                DriftCounter.Values(agreement, numbers.Period.To)
            )
            .OfType<FigureRow>();
}
