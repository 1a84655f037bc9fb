using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>
/// What became of a lead as the OpenAPI document describes it. <see cref="OutcomeReader"/> reads the bytes itself; a test holds both
/// to the same names, types, limits and required fields.
/// </summary>
internal sealed record OutcomeRequest
{
    // Not required: a webhook-id header stands in for it.
    [
        MaxLength(EventLimits.Code),
        Description("Your id of this outcome: the idempotency key among outcomes. Required unless a webhook-id header is sent.")
    ]
    public string? Id { get; init; }

    [Description("When it happened, with its offset; at most five minutes ahead of the host's clock.")]
    public required Instant OccurredAt { get; init; }

    [Description("The account, by id or domain; what else is told of it is not taken in.")]
    public required AccountRequest Account { get; init; }

    public required LeadOutcome Outcome { get; init; }

    [Range(0, EventLimits.MostNumber), Description("What it is worth.")]
    public decimal? Amount { get; init; }

    [RegularExpression("^[A-Za-z]{3}$"), Description("Of the amount, as ISO 4217 has it.")]
    public string? Currency { get; init; }

    [MaxLength(EventLimits.Paragraph), Description("Why, in the words of whoever wrote it. Expires like other personal data.")]
    public string? Reason { get; init; }
}
