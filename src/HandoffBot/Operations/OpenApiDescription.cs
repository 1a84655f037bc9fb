using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HandoffBot.Operations;

/// <summary>What /openapi/v1.json says of the API as a whole.</summary>
internal static class OpenApiDescription
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
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
            ["apiKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "One of Intake:ApiKeys." },
            ["webhook"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "webhook-signature",
                Description = "Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature, with one of Intake:WebhookSecrets.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("webhook", document)] = [] },
        ];
        return Task.CompletedTask;
    });
}
