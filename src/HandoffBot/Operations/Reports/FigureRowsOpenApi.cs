using HandoffBot.Intake;
using Microsoft.OpenApi;

namespace HandoffBot.Operations.Reports;

/// <summary>What /openapi/v1.json says of the endpoint.</summary>
internal static class FigureRowsOpenApi
{
    public static void DescribeGetFigureRows(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("GetFigureRows")
            .Produces<string>(StatusCodes.Status200OK, "text/csv", "text/html")
            .Describe(
                "What a figure of a report counts",
                "Opened by a signed link of the report's export, without a credential. CSV, or a page for a browser; as many rows as the "
                    + "figure counts, newest first.",
                403,
                404,
                410,
                413,
                429,
                503
            )
            .AddOpenApiOperationTransformer(
                (operation, _, _) =>
                {
                    operation.Security = [];
                    operation.Parameters =
                    [
                        Required("report", "The report's key."),
                        Required("figure", "The figure's id."),
                        Required("expires", "Until when the link opens, in Unix seconds."),
                        Required("signature", "Made by the host over the other three."),
                        OpenApiMetadata.Parameter("format", "csv or html; by Accept where it is left out.", Text()),
                    ];
                    return Task.CompletedTask;
                }
            );

    private static OpenApiParameter Required(string name, string description)
    {
        var parameter = OpenApiMetadata.Parameter(name, description, Text());
        parameter.Required = true;
        return parameter;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
