using Microsoft.OpenApi;

namespace HandoffBot.Operations.OpenApi;

/// <summary>
/// Writes "this type, or null" as OpenAPI 3.0 knows it: all of the type, nullable. A choice between null and the type says the same,
/// and generators of clients make an empty class of it.
/// </summary>
internal static class OpenApiNullables
{
    public static void Rewrite(OpenApiDocument document)
    {
        foreach (
            var properties in (document.Components?.Schemas?.Values ?? [])
                .Select(schema => schema.Properties)
                .OfType<IDictionary<string, IOpenApiSchema>>()
        )
        {
            foreach (var (name, property) in properties.ToList())
            {
                if (
                    property is { OneOf: { Count: 2 } choices }
                    && choices.FirstOrDefault(choice => choice.Type == JsonSchemaType.Null) is { } none
                )
                {
                    var type = choices.Single(choice => choice != none);
                    properties[name] = new OpenApiSchema
                    {
                        AllOf = [type],
                        Description = property.Description,
                        // The library says nullable only beside a type, and beside a type generators derive a class of their own.
                        Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
                        {
                            ["nullable"] = new JsonNodeExtension(true),
                        },
                    };
                }
            }
        }
    }
}
