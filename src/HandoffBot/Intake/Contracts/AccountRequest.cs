using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>The company the score is about; it has an id or a domain.</summary>
internal sealed record AccountRequest
{
    [MaxLength(EventLimits.Code), Description("Required unless there is a domain.")]
    public string? Id { get; init; }

    [MaxLength(EventLimits.Code), Description("The company's id in the CRM, where that is another than id.")]
    public string? CrmId { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Name { get; init; }

    [MaxLength(EventLimits.Code), Description("Required unless there is an id.")]
    public string? Domain { get; init; }

    [MaxLength(EventLimits.Code)]
    public string? Segment { get; init; }

    [MaxLength(EventLimits.Code)]
    public string? Territory { get; init; }

    [MaxLength(EventLimits.Code)]
    public string? Country { get; init; }

    [Range(0, EventLimits.MostNumber)]
    public long? Employees { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Industry { get; init; }

    [Range(EventLimits.LeastNumber, EventLimits.MostNumber)]
    public decimal? DealSize { get; init; }

    [MaxLength(EventLimits.Code)]
    public string? Product { get; init; }
}

/// <summary>The person at the account.</summary>
internal sealed record ContactRequest
{
    [MaxLength(EventLimits.Code)]
    public string? Id { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Name { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Title { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Email { get; init; }

    [MaxLength(EventLimits.Line)]
    public string? Phone { get; init; }
}

/// <summary>What the contact told us.</summary>
internal sealed record QualificationAnswerRequest
{
    [Length(1, EventLimits.Line)]
    public required string Question { get; init; }

    [MaxLength(EventLimits.Paragraph)]
    public string? Answer { get; init; }
}

/// <summary>Something the contact looked at or did.</summary>
internal sealed record EngagementRequest
{
    public required Instant At { get; init; }

    [Length(1, EventLimits.Line)]
    public required string What { get; init; }

    [Range(1, EventLimits.MostNumber), Description("1 when absent.")]
    public long? Count { get; init; }
}

/// <summary>What the rep should do next.</summary>
internal sealed record NextActionRequest
{
    public required NextActionKind Kind { get; init; }

    [MaxLength(EventLimits.Paragraph)]
    public string? Note { get; init; }
}
