using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A bad-score claim with its evidence frozen: the alert, the event and the decision as they were at the click.</summary>
public sealed class FlagRow
{
    public required string AlertId { get; set; }

    public required string By { get; set; }

    public required Instant At { get; set; }

    public string? Reason { get; set; }

    public string? Note { get; set; }

    public bool AfterClose { get; set; }

    /// <summary>When the person took it back; null while it stands.</summary>
    public Instant? UndoneAt { get; set; }

    /// <summary>JSON of alert, event and decision at the moment of the click; never changed afterwards.</summary>
    public required string Evidence { get; set; }
}
