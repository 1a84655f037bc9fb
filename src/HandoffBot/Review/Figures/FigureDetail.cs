using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Review.Figures.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Figures;

/// <summary>A row with what is known of it; nothing of one that is no longer stored.</summary>
/// <param name="Row">The row.</param>
internal sealed record FigureDetail(FigureRow Row)
{
    /// <summary>The alert.</summary>
    public AlertRow? Alert { get; init; }

    /// <summary>Where its card is.</summary>
    public string? Channel { get; init; }

    /// <summary>Its card.</summary>
    public string? Ts { get; init; }

    /// <summary>The event.</summary>
    public StoppedEvent? Event { get; init; }

    /// <summary>The account: its name where that is known and not expired.</summary>
    public string? Account => Alert is { } row ? CompanyName.Of(row.Alert) : Event?.Account;
}

/// <summary>An event that raised no alert.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="Account">Key of the account.</param>
/// <param name="Score">Its score; null where it came with none.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Why">The decision's reason.</param>
internal sealed record StoppedEvent(string EventId, string Account, double? Score, Instant At, string Why);
