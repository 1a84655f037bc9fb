using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>
/// A score event as the OpenAPI document describes it. <see cref="EventReader"/> reads the bytes itself, for pointers to
/// every fault; a test holds both to the same names, types, limits and required fields.
/// </summary>
internal sealed record ScoreEventRequest
{
    // Not required: a webhook-id header stands in for it.
    [MaxLength(EventLimits.Code), Description("Your id of the event: the idempotency key. Required unless a webhook-id header is sent.")]
    public string? Id { get; init; }

    [Description("When it happened, with its offset; at most five minutes ahead of the host's clock.")]
    public required Instant OccurredAt { get; init; }

    public required ScoreRequest Score { get; init; }

    public required AccountRequest Account { get; init; }

    public ContactRequest? Contact { get; init; }

    [MaxLength(EventLimits.Line), Description("E-mail address or Slack user id (U…) of the owner. Absent: the routing rules decide.")]
    public string? Owner { get; init; }

    [MaxLength(EventLimits.Items)]
    public IReadOnlyList<SignalRequest>? Signals { get; init; }

    public LeadSourceRequest? Source { get; init; }

    [MaxLength(EventLimits.Items)]
    public IReadOnlyList<QualificationAnswerRequest>? Answers { get; init; }

    [MaxLength(EventLimits.Engagements)]
    public IReadOnlyList<EngagementRequest>? Engagement { get; init; }

    public NextActionRequest? NextAction { get; init; }
}

/// <summary>The score and what it was before.</summary>
internal sealed record ScoreRequest
{
    [Length(1, EventLimits.Code), Description("Which score; the agreement covers one by name.")]
    public required string Name { get; init; }

    [Range(EventLimits.LeastNumber, EventLimits.MostNumber)]
    public required decimal Value { get; init; }

    [Range(EventLimits.LeastNumber, EventLimits.MostNumber)]
    public decimal? Previous { get; init; }

    [MaxLength(EventLimits.Code)]
    public string? Version { get; init; }
}

/// <summary>One driver of the score.</summary>
internal sealed record SignalRequest
{
    [Length(1, EventLimits.Code), Description("Its stable name.")]
    public required string Key { get; init; }

    [MaxLength(EventLimits.Line), Description("What people read; the key when absent.")]
    public string? Label { get; init; }

    public required SignalKind Kind { get; init; }

    [Range(EventLimits.LeastNumber, EventLimits.MostNumber), Description("What it adds to the score; negative ones take away.")]
    public decimal? Points { get; init; }

    public SignalStrength? Strength { get; init; }

    [Description("When it was seen, with its offset.")]
    public Instant? ObservedAt { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Source { get; init; }
}

/// <summary>Where the lead came from.</summary>
internal sealed record LeadSourceRequest
{
    [MaxLength(EventLimits.Line)]
    public string? Channel { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Campaign { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Medium { get; init; }
}
