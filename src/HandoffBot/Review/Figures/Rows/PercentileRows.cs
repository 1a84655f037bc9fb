using HandoffBot.Core.Review.Figures;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>Rows that are ordered by how long they took.</summary>
internal static class PercentileRows
{
    /// <summary>The same, with the row marked within whose time half of them had come there, and nine of ten where that is told.</summary>
    /// <param name="rows">The shortest first, those that never came there last.</param>
    /// <param name="figure">What they are the rows of.</param>
    public static IReadOnlyList<FigureRow> Placed(List<FigureRow> rows, Figure figure)
    {
        if (figure.Time is not { } time || rows.Count == 0)
        {
            return rows;
        }

        Mark(FigurePercentiles.PlaceOfMedian(rows.Count), PercentileMark.Median);
        if (time.Ninetieth is not null)
        {
            Mark(FigurePercentiles.PlaceOfNinetieth(rows.Count), PercentileMark.Ninetieth);
        }

        return rows;

        void Mark(long place, PercentileMark what)
        {
            var row = rows[(int)place - 1];
            if (row is { Took: not null, Place: PercentileMark.None })
            {
                rows[(int)place - 1] = row with { Place = what };
            }
        }
    }
}
