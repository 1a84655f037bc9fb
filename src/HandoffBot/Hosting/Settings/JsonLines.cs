using System.Globalization;
using System.Text.Json;

namespace HandoffBot.Hosting.Settings;

/// <summary>Finds the line of a configuration key in a JSON file.</summary>
internal static class JsonLines
{
    /// <summary>The 1-based line on which the key's name, or its item of a list, begins; 0 when the file does not hold it.</summary>
    public static int Find(ReadOnlySpan<byte> json, string key)
    {
        var reader = new Utf8JsonReader(
            json.StartsWith("\uFEFF"u8) ? json[3..] : json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        var open = new Stack<(string Path, int Next)>();
        var name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    open.Pop();
                    continue;
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = Under(open.Peek().Path, reader.GetString()!);
                }
                else if (open.TryPeek(out var list) && list.Next >= 0)
                {
                    open.Push(open.Pop() with { Next = list.Next + 1 });
                    name = Under(list.Path, list.Next.ToString(CultureInfo.InvariantCulture));
                }

                if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
                {
                    return 1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    open.Push((name, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                }
            }
        }
        catch (JsonException)
        {
            // The configuration reader took the file a moment ago; it was changed since.
        }

        return 0;
    }

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
