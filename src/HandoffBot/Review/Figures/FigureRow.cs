namespace HandoffBot.Review.Figures;

/// <summary>One of those that a figure counts: an alert, or an event that raised none.</summary>
/// <param name="AlertId">The alert; null for an event.</param>
/// <param name="EventId">The event; null for an alert.</param>
internal sealed record FigureRow(string? AlertId, string? EventId)
{
    public static FigureRow Alert(string id) => new(id, null);

    public static FigureRow Event(string id) => new(null, id);
}
