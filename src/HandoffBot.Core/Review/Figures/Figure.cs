using NodaTime;

namespace HandoffBot.Core.Review.Figures;

/// <summary>A number of a report that leads to the rows it is made of.</summary>
/// <param name="Id">What is counted and of what, e.g. <c>period/accepted/0</c> for the first band; the same as long as the report is
/// stored.</param>
/// <param name="Words">What is counted, as people read it. Holds names of bands, reasons, sources and signals as they came.</param>
/// <param name="Count">How many; 1 or more unless <see cref="Of"/> is told.</param>
public sealed record Figure(string Id, string Words, long Count)
{
    /// <summary>Out of how many, 1 or more; null for a plain count.</summary>
    public long? Of { get; init; }

    /// <summary>How long its rows took; null where that is not what it tells.</summary>
    public FigurePercentiles? Time { get; init; }

    /// <summary>Under what it is listed.</summary>
    public string Topic { get; init; } = "";

    /// <summary>How many rows it leads to: of a share all it is out of, <see cref="Count"/> of them marked.</summary>
    public long Rows => Of ?? Count;

    /// <summary>The parts of the id.</summary>
    public IReadOnlyList<string> Path => Id.Split('/');
}

/// <summary>How long the rows of a figure took, the shortest first. What never came there counts as longer than all others.</summary>
/// <param name="Median">Within which half of the rows had come there; null while fewer than half had.</param>
/// <param name="Ninetieth">Within which nine of ten had; null where that is not told.</param>
public sealed record FigurePercentiles(Duration? Median, Duration? Ninetieth = null)
{
    /// <summary>At which place the row stands within which half had come there, from 1.</summary>
    /// <param name="rows">How many there are.</param>
    public static long PlaceOfMedian(long rows) => (rows + 1) / 2;

    /// <summary>The same for nine of ten.</summary>
    /// <param name="rows">How many there are.</param>
    public static long PlaceOfNinetieth(long rows) => ((9 * rows) + 9) / 10;
}
