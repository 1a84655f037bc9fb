using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.ApiClient;

/// <summary>The OpenAPI document, and whether an answer is one that it describes.</summary>
internal sealed class ApiDocument(JsonObject root)
{
    public JsonObject Root => root;

    /// <summary>The one that senders read without a host; another test holds it to the running one.</summary>
    public static ApiDocument Committed() => new(JsonNode.Parse(File.ReadAllText(Repository.File("docs/openapi.v1.json")))!.AsObject());

    public static async Task<ApiDocument> Of(HttpClient http, Uri host) =>
        new(JsonNode.Parse(await http.GetStringAsync(new Uri(host, "/openapi/v1.json")))!.AsObject());

    public JsonObject Schema(string name) => root["components"]!["schemas"]![name]!.AsObject();

    /// <summary>Every operation's id with the statuses it documents.</summary>
    public IEnumerable<(string Operation, string Status)> Documented() =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        from response in operation.Value!["responses"]!.AsObject()
        select ((string)operation.Value["operationId"]!, response.Key);

    /// <summary>What of an answer the document does not say; empty when it says it all.</summary>
    public IReadOnlyList<string> Faults(
        string operationId,
        HttpStatusCode status,
        string? contentType,
        Func<string, bool> hasHeader,
        string body
    )
    {
        var operation = root["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Single(one => (string?)one.Value!["operationId"] == operationId)
            .Value!;
        if (operation["responses"]![((int)status).ToString()] is not JsonObject response)
        {
            return [$"{operationId} documents no {(int)status}"];
        }

        if (response["content"]?[contentType ?? ""]?["schema"] is not JsonObject schema)
        {
            return [$"{operationId} documents no {contentType} for {(int)status}"];
        }

        var missing =
            (response["headers"] as JsonObject)
                ?.Where(header => !hasHeader(header.Key))
                .Select(header => $"header {header.Key} is missing")
            ?? [];
        if (contentType?.StartsWith("text/", StringComparison.Ordinal) == true)
        {
            return [.. missing];
        }

        using var json = JsonDocument.Parse(body);
        return [.. missing, .. new ApiSchemaCheck(root).Faults(schema, json.RootElement)];
    }
}
