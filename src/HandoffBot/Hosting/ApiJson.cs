using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Hosting;

/// <summary>
/// How the HTTP API writes JSON. The OpenAPI document is generated from the same options, so that a name can never be one
/// thing in the document and another in the answer.
/// </summary>
public static class ApiJson
{
    public static IServiceCollection AddApiJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
            json.Converters.Add(new InstantConverter());
            // The web defaults also read numbers from strings, and the document would then call every number a string too.
            json.NumberHandling = JsonNumberHandling.Strict;
            // The answer is JSON, never part of a page.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true } read ? read.Value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
