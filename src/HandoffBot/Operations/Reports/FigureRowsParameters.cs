using HandoffBot.Intake;
using Microsoft.OpenApi;

namespace HandoffBot.Operations.Reports;

/// <summary>What a signed link to the rows of a figure says.</summary>
internal sealed class FigureRowsParameters : IOperationDescription
{
    public void Describe(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Security = [];
        operation.Parameters =
        [
            Required("report", "The report's key."),
            Required("figure", "The figure's id."),
            Required("expires", "Until when the link opens, in Unix seconds."),
            Required("signature", "Made by the host over the other three."),
            OpenApiParameters.Query("format", "csv or html; by Accept where it is left out.", OpenApiParameters.Text()),
        ];
    }

    private static OpenApiParameter Required(string name, string description)
    {
        var parameter = OpenApiParameters.Query(name, description, OpenApiParameters.Text());
        parameter.Required = true;
        return parameter;
    }
}
