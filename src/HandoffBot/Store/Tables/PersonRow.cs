using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>What Slack last said of a person. That a look-up failed is not kept: it says nothing about them.</summary>
[DeletedWhenExpired]
public sealed class PersonRow
{
    /// <summary>The e-mail address in lower case, or the Slack user id.</summary>
    public required string Person { get; set; }

    /// <summary>Null when nothing sent to them would be read.</summary>
    public string? UserId { get; set; }

    /// <summary>Why nothing would be read; null when it would.</summary>
    public UnavailableReason? Unreachable { get; set; }

    public required Instant LookedUpAt { get; set; }
}
