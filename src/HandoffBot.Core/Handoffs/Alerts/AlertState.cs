namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Where an alert stands. Claimed means "will work it", not "is a deal".</summary>
public enum AlertState
{
    /// <summary>Nobody has taken it.</summary>
    Open,

    /// <summary>A rep accepted it and will work it.</summary>
    Claimed,

    /// <summary>The lead was contacted; the alert has done its job. For ten minutes that can be taken back.</summary>
    Contacted,

    /// <summary>Its time ran out; a flag still counts.</summary>
    Expired,

    /// <summary>Its reason went away: the score fell, or a disqualifier came to light.</summary>
    Withdrawn,
}
