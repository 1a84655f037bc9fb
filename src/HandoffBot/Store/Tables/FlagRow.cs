using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A bad-score claim with its evidence frozen: the alert, the event and the decision as they were at the click.</summary>
public sealed class FlagRow
{
    public required string AlertId { get; set; }

    /// <summary>Id of the alert's agreement.</summary>
    public required string Agreement { get; set; }

    public required string By { get; set; }

    public required Instant At { get; set; }

    public string? Reason { get; set; }

    [PersonalColumn]
    public string? Note { get; set; }

    public bool AfterClose { get; set; }

    /// <summary>When the person took it back; null while it stands.</summary>
    public Instant? UndoneAt { get; set; }

    /// <summary>A <see cref="Documents.FlagEvidence"/> of the moment of the click; never changed afterwards but by retention.</summary>
    [PersonalColumn(EmptyValue = "'{}'")]
    public required string Evidence { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    public bool HasPersonalData { get; set; } = true;
}
