using HandoffBot.Intake.Contracts;

namespace HandoffBot.Intake;

/// <summary>What /openapi/v1.json says of this room's endpoints.</summary>
internal static class OpenApiMetadata
{
    // What a request of one, an array or an envelope may be refused with.
    private static readonly int[] BatchProblems = [400, 401, 408, 413, 415, 429, 503];

    public static void DescribeSendScoreEvents(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("SendScoreEvents")
            .Accepts<ScoreEventRequest>("application/json")
            .Describe(
                "Send score events",
                "One event, an array, or { \"events\": [ … ] }; up to 1 MiB and 1,000 events. 202 means that every accepted event is on "
                    + "disk, and names "
                    + "every fault of every event that was not taken; 400 that nothing of the request was. An event's id is its "
                        + "idempotency key: send again when in doubt.",
                BatchProblems
            )
            .WithMetadata(BatchBody.ScoreEvents);

    public static void DescribeSendLeadFields(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("SendLeadFields")
            .Accepts<LeadFieldsRequest>("application/json")
            .Describe(
                "Send fields of an account or a contact, without a score",
                "By the rules of score events: one, an array, or { \"events\": [ … ] }; up to 1 MiB and 1,000 of them; 202 means on "
                    + "disk. They add to what is known of the account. A lead that is held for want of them is decided again at once, "
                        + "counting from when it occurred. What became of a report: GET /v1/decisions/lead-fields/{id}.",
                BatchProblems
            )
            .WithMetadata(BatchBody.LeadFields);

    public static void DescribeSendOutcomes(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("SendOutcomes")
            .Accepts<OutcomeRequest>("application/json")
            .Describe(
                "Send what became of leads",
                "By the rules of score events: one, an array, or { \"events\": [ … ] }; up to 1 MiB and 1,000 of them; 202 means on "
                    + "disk. Nothing is overwritten: a later one of the same kind, or another way in which the lead closed, corrects the "
                        + "earlier. What became of a report: GET /v1/decisions/outcomes/{id}.",
                BatchProblems
            )
            .WithMetadata(BatchBody.Outcomes);

    public static void DescribeListDecisions(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("ListDecisions")
            .Describe("List decisions", "The newest first, a page at a time. Without a parameter: all of them.", 400, 401, 503)
            .WithMetadata(new DecisionListParameters());

    public static void DescribeGetDecision(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("GetDecision")
            .Describe(
                "Why an event did, or did not, become an alert",
                "Every rule tried with its inputs, and what happened to the alert since.",
                401,
                404,
                503
            );

    internal static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string summary,
        string description,
        params int[] problems
    )
    {
        endpoint.WithSummary(summary).WithDescription(description).WithTags("HandoffBot");
        foreach (var status in problems)
        {
            endpoint.Produces<ProblemResponse>(status, "application/problem+json");
        }

        return endpoint.WithMetadata(new RetryAfterHeader());
    }
}
