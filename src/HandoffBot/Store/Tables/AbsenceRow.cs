using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>Somebody is not at work for a while, and gets no new leads. One for each person; past its end it says nothing.</summary>
[DeletedWhenExpired]
public sealed class AbsenceRow
{
    /// <summary>Slack user id.</summary>
    public required string UserId { get; set; }

    /// <summary>When they are back.</summary>
    public required Instant Until { get; set; }

    /// <summary>Why, in their words; null where they did not say.</summary>
    public string? Reason { get; set; }

    /// <summary>Slack user id of whoever said so.</summary>
    public required string SetBy { get; set; }

    public required Instant SetAt { get; set; }
}
