using HandoffBot.Core.Review.Figures;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>How many rows a figure has, and those of them that are shown.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Rows">At most as many as were asked for, in order; of a time, the ones are marked at which half of all had come there, and
/// nine of ten where that is told.</param>
internal sealed record RowWindow(int Count, IReadOnlyList<FigureRow> Rows)
{
    /// <summary>Reads them one by one and keeps no more than twice those that are shown.</summary>
    /// <param name="read">Begins to read them.</param>
    /// <param name="figure">What they are the rows of.</param>
    /// <param name="most">How many are shown.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<RowWindow> Of(
        Func<IAsyncEnumerable<FigureRow>> read,
        Figure figure,
        int most,
        CancellationToken cancel
    )
    {
        if (figure.Time is not { } time)
        {
            return await Counted(read(), most, cancel);
        }

        // Where the middle is depends on how many there are. The report says so; where records are gone since, it is seen at the end.
        var shown = await Middle(read(), time, figure.Rows, most, cancel);
        return shown.Count == figure.Rows ? shown : await Middle(read(), time, shown.Count, most, cancel);
    }

    /// <summary>Marks the rows of a time as they pass by.</summary>
    /// <param name="rows">The shortest first, those that never came there last.</param>
    /// <param name="time">The figure's.</param>
    /// <param name="count">How many rows there are.</param>
    public static IAsyncEnumerable<FigureRow> Marked(IAsyncEnumerable<FigureRow> rows, FigurePercentiles time, long count)
    {
        var half = FigurePercentiles.PlaceOfMedian(count);
        var ninth = time.Ninetieth is null ? -1 : FigurePercentiles.PlaceOfNinetieth(count);
        return rows.Select(
            (row, at) =>
                row.Took is null ? row
                : at + 1 == half ? row with { Place = PercentileMark.Median }
                : at + 1 == ninth ? row with { Place = PercentileMark.Ninetieth }
                : row
        );
    }

    // Who asks for a few of many wants to see the few: those that count come first, where not all are shown.
    private static async Task<RowWindow> Counted(IAsyncEnumerable<FigureRow> rows, int most, CancellationToken cancel)
    {
        var (counted, others) = (new List<(int At, FigureRow Row)>(), new List<(int At, FigureRow Row)>());
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            var kept = row.IsCounted == true ? counted : others;
            if (kept.Count < most)
            {
                kept.Add((count, row));
            }

            count++;
        }

        var all = counted.Concat(others);
        return new(count, [.. (count <= most ? all.OrderBy(one => one.At) : all.Take(most)).Select(one => one.Row)]);
    }

    // Who asks for a median wants to see it among its neighbours.
    private static async Task<RowWindow> Middle(
        IAsyncEnumerable<FigureRow> rows,
        FigurePercentiles time,
        long expected,
        int most,
        CancellationToken cancel
    )
    {
        var first = Math.Max(0, Math.Min(FigurePercentiles.PlaceOfMedian(expected) - 1 - (most / 2), expected - most));
        var kept = new List<FigureRow>();
        var count = 0;
        await foreach (var row in Marked(rows, time, expected).WithCancellation(cancel))
        {
            if (count >= first && kept.Count < most)
            {
                kept.Add(row);
            }

            count++;
        }

        return new(count, kept);
    }
}
