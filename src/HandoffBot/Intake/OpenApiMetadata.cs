using System.Globalization;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Intake.Contracts;
using Microsoft.OpenApi;

namespace HandoffBot.Intake;

/// <summary>What /openapi/v1.json says of this room's endpoints.</summary>
internal static class OpenApiMetadata
{
    private static readonly int[] RetryLater = [StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable];

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
            .AddOpenApiOperationTransformer(BatchBody.ScoreEvents.Describe);

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
            .AddOpenApiOperationTransformer(BatchBody.LeadFields.Describe);

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
            .AddOpenApiOperationTransformer(BatchBody.Outcomes.Describe);

    public static void DescribeListDecisions(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("ListDecisions")
            .Describe("List decisions", "The newest first, a page at a time. Without a parameter: all of them.", 400, 401, 503)
            .AddOpenApiOperationTransformer(
                (operation, context, _) =>
                {
                    operation.Parameters =
                    [
                        Parameter("account", "Only of this account: its id, or its domain.", Text(EventLimits.Code)),
                        Parameter(
                            "outcome",
                            "Only with one of these outcomes.",
                            new OpenApiSchema
                            {
                                Type = JsonSchemaType.Array,
                                Items = new OpenApiSchemaReference(nameof(DecisionOutcome), context.Document),
                            }
                        ),
                        Parameter(
                            "since",
                            "Only decided then or later.",
                            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }
                        ),
                        Parameter("after", "The next of the page before.", new OpenApiSchema { Type = JsonSchemaType.String }),
                        Parameter(
                            "limit",
                            "Decisions a page.",
                            new OpenApiSchema
                            {
                                Type = JsonSchemaType.Integer,
                                Format = "int32",
                                Minimum = "1",
                                Maximum = DecisionFilter.MostLimit.ToString(CultureInfo.InvariantCulture),
                                Default = DecisionFilter.DefaultLimit,
                            }
                        ),
                    ];
                    return Task.CompletedTask;
                }
            );

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

        return endpoint.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                foreach (
                    var response in RetryLater
                        .Select(status => operation.Responses?.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture)))
                        .OfType<OpenApiResponse>()
                )
                {
                    response.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
                    {
                        ["Retry-After"] = new OpenApiHeader
                        {
                            Description = "Seconds to wait.",
                            Required = true,
                            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                        },
                    };
                }

                return Task.CompletedTask;
            }
        );
    }

    internal static OpenApiParameter Parameter(string name, string description, IOpenApiSchema schema) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = description,
            Schema = schema,
        };

    private static OpenApiSchema Text(int longest) => new() { Type = JsonSchemaType.String, MaxLength = longest };
}
