using System.Text.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>Reads the JSON of payloads without trusting it.</summary>
internal static class PayloadJson
{
    /// <summary>Reads text as JSON; what is none is read as an element that holds nothing.</summary>
    public static T Read<T>(string json, Func<JsonElement, T> read)
    {
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
