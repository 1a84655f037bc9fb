using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace HandoffBot.Store.Context;

/// <summary>Instants as Unix milliseconds: one integer on both databases, ordered and indexable.</summary>
public sealed class InstantAsMilliseconds()
    : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

/// <summary>A snapshot as JSON text.</summary>
public sealed class AsJson<T>()
    : ValueConverter<T, string>(
        v => JsonSerializer.Serialize(v, StoreJson.Options),
        s => JsonSerializer.Deserialize<T>(s, StoreJson.Options)!
    );

/// <summary>How snapshots are written inside the database.</summary>
public static class StoreJson
{
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new InstantJson() },
        };

    private sealed class InstantJson : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }
}
