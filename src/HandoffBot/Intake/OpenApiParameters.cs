using System.Globalization;
using Microsoft.OpenApi;

namespace HandoffBot.Intake;

/// <summary>Parts of operations in the OpenAPI document.</summary>
internal static class OpenApiParameters
{
    public static OpenApiParameter Query(string name, string description, IOpenApiSchema schema) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = description,
            Schema = schema,
        };

    public static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    /// <summary>A number from 1 on.</summary>
    public static OpenApiSchema Count(int most, int usual) =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = "1",
            Maximum = most.ToString(CultureInfo.InvariantCulture),
            Default = usual,
        };
}
