using NodaTime;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>One of the rows that a figure is made of: an alert, or an event that raised none.</summary>
/// <param name="AlertId">The alert; null for an event.</param>
/// <param name="EventId">The event; null for an alert, and for one that nobody is to look up.</param>
internal sealed record FigureRow(string? AlertId, string? EventId)
{
    /// <summary>Of a share, whether it is counted; null where the figure is a plain count.</summary>
    public bool? IsCounted { get; init; }

    /// <summary>How long it took; null where that is not told, and where it never came there.</summary>
    public Duration? Took { get; init; }

    /// <summary>Whether half of the rows, or nine of ten, took no longer than this one.</summary>
    public PercentileMark Place { get; init; }

    /// <summary>What else is told of it.</summary>
    public string? Note { get; init; }

    /// <summary>Tells rows apart that are of one alert or event.</summary>
    public long Part { get; init; }

    public static FigureRow Alert(string id) => new(id, null);

    public static FigureRow Event(string id) => new(null, id);

    /// <summary>An event of a holdout: it counts, and nobody is told whose it is.</summary>
    /// <param name="part">Tells it apart.</param>
    public static FigureRow Withheld(long part) =>
        new(null, null) { Part = part, Note = "of an account of the holdout, which is not named" };
}

/// <summary>Where a row stands among those that are ordered by their time.</summary>
internal enum PercentileMark
{
    /// <summary>At neither.</summary>
    None,

    /// <summary>Half of them took no longer.</summary>
    Median,

    /// <summary>Nine of ten took no longer.</summary>
    Ninetieth,
}
