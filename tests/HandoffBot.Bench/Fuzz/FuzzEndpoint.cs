using System.Text.Json.Nodes;

namespace HandoffBot.Bench.Fuzz;

/// <summary>How a payload is written into a body.</summary>
public enum PayloadEncoding
{
    /// <summary>No body at all.</summary>
    None,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>A form whose field <c>payload</c> is JSON.</summary>
    PayloadForm,

    /// <summary>A form with the payload's members as fields.</summary>
    Form,
}

/// <summary>What vouches for a request.</summary>
public enum CredentialKind
{
    /// <summary>Nothing need.</summary>
    None,

    /// <summary>An API key.</summary>
    Bearer,

    /// <summary>A Standard Webhooks signature.</summary>
    Webhook,

    /// <summary>Slack's signature.</summary>
    Slack,
}

/// <summary>A way into the host, and a good request for it.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">The path of request number n.</param>
/// <param name="Shape">Of its body.</param>
/// <param name="Proof">What it asks for.</param>
/// <param name="Payload">What a good body says.</param>
/// <param name="Weight">How often it is used.</param>
public sealed record FuzzEndpoint(
    string Name,
    string Method,
    Func<FuzzInput, string> Target,
    PayloadEncoding Shape,
    CredentialKind Proof,
    Func<FuzzInput, JsonObject> Payload,
    int Weight
)
{
    public string ContentType =>
        Shape switch
        {
            PayloadEncoding.Json => "application/json",
            PayloadEncoding.PayloadForm or PayloadEncoding.Form => "application/x-www-form-urlencoded",
            _ => "",
        };

    /// <summary>Writes a payload, given as JSON text, into a body.</summary>
    public string Write(string json) =>
        Shape switch
        {
            PayloadEncoding.PayloadForm => "payload=" + Uri.EscapeDataString(json),
            PayloadEncoding.Form => Fields(json),
            PayloadEncoding.Json => json,
            _ => "",
        };

    private static string Fields(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject form
                ? string.Join('&', form.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(Text(field.Value))}"))
                : json;
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return json;
        }
    }

    private static string Text(JsonNode? field) =>
        field is JsonValue value && value.TryGetValue<string>(out var text) ? text : field?.ToJsonString() ?? "";
}
