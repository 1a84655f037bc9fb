using Microsoft.OpenApi;

namespace HandoffBot.Intake;

/// <summary>
/// What the OpenAPI document says of an operation beyond the types of its answers. It stands among the endpoint's metadata and is asked
/// when the document is made, so that a host that is never asked for it loads nothing of OpenAPI.
/// </summary>
internal interface IOperationDescription
{
    void Describe(OpenApiOperation operation, OpenApiDocument document);
}
