using System.Text.Json.Serialization.Metadata;
using HandoffBot.Intake;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace HandoffBot.Operations.OpenApi;

/// <summary>What /openapi/v1.json says of the API as a whole.</summary>
internal static class OpenApiDescription
{
    // What a type is in the code is no part of its name in the document.
    private static readonly string[] Roles = ["Request", "Response"];

    /// <summary>3.0 is what the generators of clients read: docs/decisions/024-openapi.md</summary>
    public const OpenApiSpecVersion Version = OpenApiSpecVersion.OpenApi3_0;

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = Version;
        options.CreateSchemaReferenceId = Name;
        options.AddSchemaTransformer(Schema);
        options.AddOperationTransformer(Operation);
        options.AddDocumentTransformer(Document);
    }

    // A moment is a string wherever it stands, not a type of its own.
    private static string? Name(JsonTypeInfo type)
    {
        var name =
            (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(Instant)
                ? null
                : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is not null && Array.Find(Roles, role => name.EndsWith(role, StringComparison.Ordinal)) is { } role
            ? name[..^role.Length]
            : name;
    }

    private static Task Schema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var nullable = type == context.JsonTypeInfo.Type ? default : JsonSchemaType.Null;
        if (type == typeof(Instant))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String | nullable, "date-time");
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | nullable;
        }

        return Task.CompletedTask;
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (var description in context.Description.ActionDescriptor.EndpointMetadata.OfType<IOperationDescription>())
        {
            description.Describe(operation, context.Document!);
        }

        return Task.CompletedTask;
    }

    private static Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "HandoffBot",
            Version = "v1",
            Description = "Score events in, decisions out. Errors are RFC 9457 problem details.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["apiKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "One of Intake:ApiKeys.",
            },
            ["webhookId"] = WebhookHeader("webhook-id", "Your id of the message; the same when it is sent again."),
            ["webhookTimestamp"] = WebhookHeader("webhook-timestamp", "Unix seconds, within five minutes of the host's clock."),
            ["webhookSignature"] = WebhookHeader(
                "webhook-signature",
                "Standard Webhooks: v1, and the Base64 of HMAC-SHA256 over id.timestamp.body, with one of Intake:WebhookSecrets."
            ),
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
            // All three headers together.
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference("webhookId", document)] = [],
                [new OpenApiSecuritySchemeReference("webhookTimestamp", document)] = [],
                [new OpenApiSecuritySchemeReference("webhookSignature", document)] = [],
            },
        ];
        OpenApiNullables.Rewrite(document);
        return Task.CompletedTask;
    }

    private static OpenApiSecurityScheme WebhookHeader(string name, string description) =>
        new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = name,
            Description = description,
        };
}
