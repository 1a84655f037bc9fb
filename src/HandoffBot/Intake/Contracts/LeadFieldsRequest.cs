using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>
/// Fields without a score as the OpenAPI document describes them. <see cref="FieldReportReader"/> reads the bytes itself; a test
/// holds both to the same names, types, limits and required fields.
/// </summary>
internal sealed record LeadFieldsRequest
{
    // Not required: a webhook-id header stands in for it.
    [
        MaxLength(EventLimits.Code),
        Description("Your id of this report: the idempotency key among lead fields. Required unless a webhook-id header is sent.")
    ]
    public string? Id { get; init; }

    [Description("When the fields held, with its offset; at most five minutes ahead of the host's clock.")]
    public required Instant OccurredAt { get; init; }

    public required AccountRequest Account { get; init; }

    public ContactRequest? Contact { get; init; }
}
