using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Store.Documents;

/// <summary>
/// A step of a trace as <c>[rule, input, passed, says]</c>. Traces are most of what an event leaves behind; names and escapes
/// would be a third of each.
/// </summary>
internal sealed class TraceStepJsonConverter : JsonConverter<TraceStep>
{
    public override TraceStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A step of a trace is an array.");
        }

        var step = new TraceStep(Text(ref reader), Text(ref reader), reader.Read() && reader.GetBoolean(), Text(ref reader));
        return reader.Read() && reader.TokenType is JsonTokenType.EndArray
            ? step
            : throw new JsonException("A step of a trace has four parts.");
    }

    public override void Write(Utf8JsonWriter writer, TraceStep value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        Write(writer, value.Rule);
        Write(writer, value.Input);
        writer.WriteBooleanValue(value.Passed);
        Write(writer, value.Says);
        writer.WriteEndArray();
    }

    // Nothing that reads it is HTML: quotation marks and letters beyond ASCII stand as they are. Half a pair of surrogates does not.
    private static void Write(Utf8JsonWriter writer, string text) =>
        writer.WriteRawValue($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"", skipInputValidation: true);

    private static string Text(ref Utf8JsonReader reader) =>
        (reader.Read() ? reader.GetString() : null) ?? throw new JsonException("A step of a trace has four parts.");
}
