using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HandoffBot.Store.Documents;

/// <summary>A <see cref="DocumentFormat"/> whose content is a <typeparamref name="T"/>.</summary>
public sealed class DocumentFormat<T>(string name, params IReadOnlyList<Func<JsonNode, JsonNode>> upcasters)
    : DocumentFormat(name, upcasters)
{
    public string Write(T content) => JsonSerializer.Serialize(Wrapped(content), StoreJson.Options);

    /// <summary>The document in UTF-8.</summary>
    internal byte[] WriteUtf8(T content) => JsonSerializer.SerializeToUtf8Bytes(Wrapped(content), StoreJson.Options);

    /// <summary>The document without what is marked as personal data.</summary>
    public string WriteWithoutPersonalData(T content) => JsonSerializer.Serialize(Wrapped(content), StoreJson.WithoutPersonalData);

    /// <summary>The content of a document of any known version.</summary>
    /// <exception cref="NewerDocumentException">A newer release wrote the document.</exception>
    /// <exception cref="JsonException">It is no such document.</exception>
    public T Read(string document) =>
        JsonSerializer.Deserialize<T>(Unwrap(document), StoreJson.Options) ?? throw new JsonException($"A stored {Name} is null.");

    private VersionedDocument<T> Wrapped(T content) => new(Version, content);
}

/// <summary>A document as it is stored. A class, for what the serializer needs of a class is compiled ahead of time.</summary>
/// <param name="Version">The version it was written in.</param>
/// <param name="Content">What it says.</param>
internal sealed record VersionedDocument<T>(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("d")] T Content
);
