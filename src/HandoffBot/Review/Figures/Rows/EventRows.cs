using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of an audit's metrics about events. Those of a holdout count, and are not named.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class EventRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    /// <summary>Events that scored high enough: marked where nothing was missing, or, of those, where nothing turned them away.</summary>
    /// <param name="without">Leaves out those that a rule stopped which begins so; null where such a rule is what is counted.</param>
    /// <param name="cancel">Gives up.</param>
    public IAsyncEnumerable<FigureRow> Complete(string? without, CancellationToken cancel) =>
        Events(cancel)
            .Where(one => without is null || !one.Rule.StartsWith(without, StringComparison.Ordinal))
            .Select(one =>
                one.Row with
                {
                    IsCounted =
                        without is null
                            ? !one.Rule.StartsWith(HandoffQualityCounter.Required, StringComparison.Ordinal)
                            : one.Rule.Length == 0,
                }
            );

    /// <summary>Those that one rule stopped.</summary>
    public IAsyncEnumerable<FigureRow> Stopped(string rule, CancellationToken cancel) =>
        Events(cancel).Where(one => one.Rule == rule).Select(one => one.Row);

    /// <summary>Those of a sender, the one that came soonest first.</summary>
    public IAsyncEnumerable<FigureRow> Late(string sender, CancellationToken cancel)
    {
        var place = 0;
        return Sql.Stream(
            db,
            IngestLagCounter.EventsSql,
            row => Row(row.Text(0), row.Number(2) == 1, ++place) with { Took = Duration.FromMilliseconds(row.Long(1)) },
            cancel,
            agreement.Id,
            numbers.Period.From.ToUnixTimeMilliseconds(),
            numbers.Period.To.ToUnixTimeMilliseconds(),
            sender
        );
    }

    private IAsyncEnumerable<(FigureRow Row, string Rule)> Events(CancellationToken cancel)
    {
        var place = 0;
        return Sql.Stream(
            db,
            HandoffQualityCounter.EventsSql,
            row => (Row(row.Text(0), row.Number(2) == 1, ++place), row.Text(1)),
            cancel,
            HandoffQualityCounter.Values(agreement, numbers.Period)
        );
    }

    private static FigureRow Row(string eventId, bool isHeldOut, int place) =>
        isHeldOut ? FigureRow.Withheld(place) : FigureRow.Event(eventId);
}
