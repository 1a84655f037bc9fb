using System.Text.Json;
using System.Text.Json.Nodes;

namespace HandoffBot.Store.Documents;

/// <summary>A <see cref="DocumentFormat"/> whose content is a <typeparamref name="T"/>.</summary>
public sealed class DocumentFormat<T>(string name, params IReadOnlyList<Func<JsonNode, JsonNode>> upcasters)
    : DocumentFormat(name, upcasters)
{
    public string Write(T content) => Wrap(JsonSerializer.Serialize(content, StoreJson.Options));

    /// <summary>The document without what is marked as personal data.</summary>
    public string WriteWithoutPersonalData(T content) => Wrap(JsonSerializer.Serialize(content, StoreJson.WithoutPersonalData));

    /// <summary>The content of a document of any known version.</summary>
    /// <exception cref="NewerDocumentException">A newer release wrote the document.</exception>
    /// <exception cref="JsonException">It is no such document.</exception>
    public T Read(string document) =>
        JsonSerializer.Deserialize<T>(Unwrap(document), StoreJson.Options) ?? throw new JsonException($"A stored {Name} is null.");
}
