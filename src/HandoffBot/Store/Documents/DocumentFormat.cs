using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HandoffBot.Store.Documents;

/// <summary>
/// A kind of JSON document in the database and the versions it has had. It is stored as <c>{"v":2,"d":…}</c>: the version it
/// was written in, and the content. A reader of a later release brings an older one up to date, JSON to JSON, one version
/// after the other. A text without a version is of version 1.
/// </summary>
public abstract class DocumentFormat
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = StoreJson.Options.MaxDepth };
    private readonly IReadOnlyList<Func<JsonNode, JsonNode>> _upcasters;
    private readonly string _prefix;

    /// <param name="name">What the document is, for a person to read.</param>
    /// <param name="upcasters">The first one makes version 2 of version 1, the second one version 3 of version 2, and so on.</param>
    private protected DocumentFormat(string name, IReadOnlyList<Func<JsonNode, JsonNode>> upcasters)
    {
        (Name, _upcasters) = (name, upcasters);
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{{\"v\":{Version},\"d\":");
    }

    public string Name { get; }

    /// <summary>The version that is written.</summary>
    public int Version => _upcasters.Count + 1;

    /// <summary>The document with this content, which is JSON of the version that is written.</summary>
    internal string Wrap(string content) => string.Concat(_prefix, content, "}");

    /// <summary>The content of a document of any known version, as JSON of the version that is written.</summary>
    /// <exception cref="NewerDocumentException">A newer release wrote the document.</exception>
    /// <exception cref="JsonException">It is no document.</exception>
    internal ReadOnlySpan<char> Unwrap(string document) =>
        document.StartsWith(_prefix, StringComparison.Ordinal) && document.EndsWith('}')
            ? document.AsSpan(_prefix.Length, document.Length - _prefix.Length - 1)
            : BringUpToDate(document);

    private string BringUpToDate(string document)
    {
        var node = JsonNode.Parse(document, documentOptions: Reading) ?? throw new JsonException($"A stored {Name} is null.");
        var version = 1;
        var content = node;
        if (node is JsonObject { Count: 2 } envelope && envelope["v"] is JsonValue number && number.TryGetValue(out int written))
        {
            version = written;
            content = envelope["d"] ?? throw new JsonException($"A stored {Name} has no content.");
        }

        if (version > Version)
        {
            throw new NewerDocumentException(Name, version, Version);
        }

        if (version < 1)
        {
            throw new JsonException($"A stored {Name} has no version {version}.");
        }

        return _upcasters.Skip(version - 1).Aggregate(content, (current, upcast) => upcast(current)).ToJsonString(StoreJson.Options);
    }
}
