using System.Text.Json;

namespace HandoffBot.Intake;

/// <summary>The events of a body: one, an array, or an envelope; each still bytes, so that a bad one costs no other.</summary>
/// <param name="Several">False for a body that is one event.</param>
/// <param name="Events">Each event's bytes.</param>
public sealed record EventBatch(bool Several, IReadOnlyList<ReadOnlyMemory<byte>> Events)
{
    /// <summary>Null, and what is wrong with the body as a whole, when it cannot be taken apart.</summary>
    public static EventBatch? Split(ReadOnlyMemory<byte> body, out EventFault? fault)
    {
        fault = null;
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }
        // Most bodies are one event, and those need not be walked twice.
        var start = body.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start >= 0 && body.Span[start] == '{' && body.Span.IndexOf("\"events\""u8) < 0)
        {
            return new(false, [body]);
        }

        try
        {
            return Walk(body, out fault);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            fault = refused is JsonException json
                ? StrictJson.Malformed(json)
                : new("", "expected Unicode names; found half of a surrogate pair in one");
            return null;
        }
    }

    private static EventBatch? Walk(ReadOnlyMemory<byte> body, out EventFault? fault)
    {
        fault = null;
        // Nesting is limited for each event by itself.
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        List<ReadOnlyMemory<byte>>? events = null;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            events = Items(ref reader, body);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var envelope = reader.ValueTextEquals("events");
                reader.Read();
                if (!envelope)
                {
                    reader.Skip();
                    continue;
                }

                if (events is not null || reader.TokenType != JsonTokenType.StartArray)
                {
                    fault = new(
                        "/events",
                        events is null ? "expected an array of events" : "expected each name once in an object; found it twice"
                    );
                    return null;
                }

                events = Items(ref reader, body);
            }
        }
        else
        {
            fault = new("", "expected an event, an array of events, or an object with events");
            return null;
        }

        // What follows the end is an error that only another read brings out.
        reader.Read();
        return events is null ? new(false, [body]) : new(true, events);
    }

    private static List<ReadOnlyMemory<byte>> Items(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(body[start..(int)reader.BytesConsumed]);
        }

        return items;
    }
}
