using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>Requests refused within one hour for one reason, from one address to one endpoint. Never holds a body or a secret.</summary>
[DeletedWhenExpired]
public sealed class RefusalRow
{
    public long Seq { get; set; }

    /// <summary>When the hour began.</summary>
    public required Instant Hour { get; set; }

    /// <summary>The endpoint, e.g. <c>/v1/score-events</c>.</summary>
    public required string Endpoint { get; set; }

    /// <summary>The caller's address; of IPv6 its /64 network. <c>others</c> stands for all beyond the most that are told apart.</summary>
    public required string Address { get; set; }

    /// <summary>Name of the sender's credential; empty when none of ours was shown.</summary>
    public required string Sender { get; set; }

    /// <summary>Code of the cause, as metrics carry it.</summary>
    public required string Cause { get; set; }

    /// <summary>The cause in words.</summary>
    public required string Reason { get; set; }

    public required Instant FirstAt { get; set; }

    public required Instant LastAt { get; set; }

    /// <summary>How many requests.</summary>
    public required long Count { get; set; }
}
