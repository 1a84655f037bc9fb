using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Intake.Contracts;
using Microsoft.OpenApi;

namespace HandoffBot.Intake;

/// <summary>What a list of decisions can be narrowed down by.</summary>
internal sealed class DecisionListParameters : IOperationDescription
{
    public void Describe(OpenApiOperation operation, OpenApiDocument document) =>
        operation.Parameters =
        [
            OpenApiParameters.Query(
                "account",
                "Only of this account: its id, or its domain.",
                new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = EventLimits.Code }
            ),
            OpenApiParameters.Query(
                "outcome",
                "Only with one of these outcomes.",
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(nameof(DecisionOutcome), document) }
            ),
            OpenApiParameters.Query(
                "since",
                "Only decided then or later.",
                new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }
            ),
            OpenApiParameters.Query("after", "The next of the page before.", OpenApiParameters.Text()),
            OpenApiParameters.Query(
                "limit",
                "Decisions a page.",
                OpenApiParameters.Count(DecisionFilter.MostLimit, DecisionFilter.DefaultLimit)
            ),
        ];
}
