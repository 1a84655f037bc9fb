using System.Globalization;
using Microsoft.OpenApi;

namespace HandoffBot.Intake;

/// <summary>Answers that ask a sender to come again say when.</summary>
internal sealed class RetryAfterHeader : IOperationDescription
{
    private static readonly int[] RetryLater = [StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable];

    public void Describe(OpenApiOperation operation, OpenApiDocument document)
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
    }
}
