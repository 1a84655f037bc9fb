using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Store.Documents;

/// <summary>
/// A step of a trace as <c>[rule, input, passed, says]</c>, with 1 or 0 for passed. What follows from the rest is left out: of
/// <see cref="StandardTraceSteps"/> what they say and that they passed, and of a required field that is there all but its input,
/// <c>field = value</c>. Traces are most of what an event leaves behind.
/// </summary>
internal sealed class TraceStepJsonConverter : JsonConverter<TraceStep>
{
    private const int LongestOnStack = 512;
    private const string Parts = "A step of a trace has four parts, or two where these tell the rest.";

    public override TraceStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return TraceStep.OfKnownField(reader.GetString()!) ?? throw new JsonException("A step of a trace names no field.");
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A step of a trace is an array, or a text.");
        }

        var (rule, input) = (Text(ref reader), Text(ref reader));
        if (reader.Read() && reader.TokenType is JsonTokenType.EndArray)
        {
            return StandardTraceSteps.Find(rule, input) ?? throw new JsonException(Parts);
        }

        var step = new TraceStep(rule, input, Passed(ref reader), Text(ref reader));
        return reader.Read() && reader.TokenType is JsonTokenType.EndArray ? step : throw new JsonException(Parts);
    }

    public override void Write(Utf8JsonWriter writer, TraceStep value, JsonSerializerOptions options)
    {
        if (value.IsOfKnownField())
        {
            Write(writer, value.Input);
            return;
        }

        writer.WriteStartArray();
        Write(writer, value.Rule);
        Write(writer, value.Input);
        if (!StandardTraceSteps.Includes(value))
        {
            writer.WriteNumberValue(value.Passed ? 1 : 0);
            Write(writer, value.Says);
        }

        writer.WriteEndArray();
    }

    // Nothing that reads it is HTML: quotation marks and letters beyond ASCII stand as they are. Half a pair of surrogates does not.
    private static void Write(Utf8JsonWriter writer, string text)
    {
        var encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        Span<char> json = stackalloc char[LongestOnStack];
        if (encoder.Encode(text, json[1..^1], out _, out var length) is OperationStatus.Done)
        {
            json[0] = json[length + 1] = '"';
            writer.WriteRawValue(json[..(length + 2)], skipInputValidation: true);
        }
        else
        {
            writer.WriteRawValue($"\"{encoder.Encode(text)}\"", skipInputValidation: true);
        }
    }

    private static bool Passed(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var number) && number is 0 or 1
            ? number == 1
            : throw new JsonException("Whether a step of a trace was passed is 1 or 0.");

    private static string Text(ref Utf8JsonReader reader) =>
        (reader.Read() && reader.TokenType is JsonTokenType.String ? reader.GetString() : null) ?? throw new JsonException(Parts);
}
