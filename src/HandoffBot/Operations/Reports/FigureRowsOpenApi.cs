using HandoffBot.Intake;

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
            .WithMetadata(new FigureRowsParameters());
}
