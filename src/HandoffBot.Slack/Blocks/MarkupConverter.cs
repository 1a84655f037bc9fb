using System.Text.Json;
using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>Writes markup as the string it is.</summary>
internal sealed class MarkupConverter : JsonConverter<Markup>
{
    public override Markup Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("Markup is written by this program, never read.");

    public override void Write(Utf8JsonWriter writer, Markup value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
