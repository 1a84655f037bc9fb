using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HandoffBot.Intake.Contracts;

namespace HandoffBot.Intake;

/// <summary>JSON that means one thing only: valid UTF-8, no name twice in an object, no bottomless nesting.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = EventLimits.Depth, AllowDuplicateProperties = false };

    /// <summary>Null, and why, when it is not.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, out EventFault? fault)
    {
        fault = null;
        if (!Utf8.IsValid(json.Span))
        {
            fault = new("", "expected UTF-8 text");
            return null;
        }

        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            fault = Explain(json.Span);
            return null;
        }
    }

    /// <summary>Says what is wrong with the syntax, and where.</summary>
    public static EventFault Malformed(JsonException fault) =>
        new("", $"expected JSON; it cannot be read from line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} on");

    // The parser says neither where a repeated name is nor whether depth was the trouble, so a refused text is walked once more.
    private static EventFault Explain(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var path = new List<Level>();
        try
        {
            while (reader.Read())
            {
                if (path.Count > 0 && path[^1].Names is null && reader.TokenType is not JsonTokenType.EndArray)
                {
                    path[^1].Step = (++path[^1].Items).ToString();
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    if (path.Count == EventLimits.Depth)
                    {
                        return new(Pointer(path), $"expected objects and arrays at most {EventLimits.Depth} deep");
                    }

                    path.Add(new() { Names = reader.TokenType == JsonTokenType.StartObject ? [] : null });
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    path.RemoveAt(path.Count - 1);
                }
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    path[^1].Step = reader.GetString()!;
                    if (!path[^1].Names!.Add(path[^1].Step))
                    {
                        return new(Pointer(path), "expected each name once in an object; found it twice");
                    }
                }
            }

            return new("", "expected JSON");
        }
        catch (InvalidOperationException)
        {
            return new(Pointer(path.Take(path.Count - 1)), "expected Unicode names; found half of a surrogate pair in one");
        }
        catch (JsonException fault)
        {
            return Malformed(fault);
        }
    }

    private static string Pointer(IEnumerable<Level> path) =>
        path.Aggregate(new StringBuilder(), (pointer, level) =>
                pointer
                    .Append('/')
                    .Append(level.Step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))
            )
            .ToString();

    private sealed class Level
    {
        public HashSet<string>? Names { get; init; }

        public int Items { get; set; } = -1;

        public string Step { get; set; } = "";
    }
}
