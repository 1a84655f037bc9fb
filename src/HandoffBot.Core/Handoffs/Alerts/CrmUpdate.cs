using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>That the CRM is to be updated after the first contact, as it was agreed when the lead was contacted.</summary>
public sealed record CrmUpdate
{
    /// <summary>How long it may take, counted from the first contact.</summary>
    public required SlaClock Clock { get; init; }

    /// <summary>Path of the field that tells of it: once it is told from a moment after the first contact, the CRM was updated.</summary>
    public required string Field { get; init; }

    /// <summary>Working time after it was due until the managers are told; null for never.</summary>
    public Duration? ManagersAfter { get; init; }

    /// <summary>When it was said, or told by the field; null while it is awaited.</summary>
    public Instant? UpdatedAt { get; init; }

    /// <summary>Slack user id of whoever said so; null where the field told of it, and while it is awaited.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>Whether nobody and nothing has told of it yet.</summary>
    public bool IsAwaited => UpdatedAt is null;
}
