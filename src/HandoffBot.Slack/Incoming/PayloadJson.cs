using System.Text.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>Reads the JSON of payloads without trusting it.</summary>
internal static class PayloadJson
{
    /// <summary>Parses text; invalid JSON is read as an undefined element.</summary>
    public static T Read<T>(string json, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return read(default);
        }

        using (document)
        {
            return read(document.RootElement);
        }
    }

    public static Uri? HttpUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
