using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Operations.Replay;

namespace HandoffBot.Operations.Import;

/// <summary>Reads a file of one JSON object a line. What needs no change is passed on as it is.</summary>
internal sealed class NdjsonRows
{
    private readonly ImportMap _map;
    private readonly ImportRowMapper _mapper;
    private readonly bool _isMapped;

    public NdjsonRows(ImportMap map) =>
        (_map, _mapper, _isMapped) = (
            map,
            new ImportRowMapper(map),
            map.Columns.Count + map.Constants.Count + map.Values.Count + map.Signals.Count > 0 || map.Zone is not null
        );

    /// <summary>Every line that is not blank.</summary>
    public async IAsyncEnumerable<ImportRow> Of(Stream file)
    {
        await foreach (var line in NumberedLines.Of(file))
        {
            yield return Row(line, (double)line.Read / Math.Max(1, file.Length));
        }
    }

    private ImportRow Row(NumberedLine line, double share)
    {
        var names = Names(line.Bytes);
        if (names is null)
        {
            // Its reader says what is wrong with it.
            return new ImportRow(line.Number, share, line.Bytes, []) { Kind = _map.Kind ?? HistoryKind.Events };
        }

        var kind = _map.Kind ?? HistoryFields.KindOf(field => _map.Columns.ContainsKey(field) || names.Contains(field));
        var aliases = HistoryFields
            .Other(kind ?? HistoryKind.Events)
            .Where(one => names.Contains(one.Alias) && !names.Contains(one.Field.Split('.')[0]))
            .ToList();
        if (!_isMapped && aliases.Count == 0)
        {
            return new ImportRow(line.Number, share, line.Bytes, []) { Kind = kind };
        }

        var faults = new List<string>();
        var told = JsonNode.Parse(line.Bytes)!.AsObject();
        foreach (var (alias, field) in aliases.Where(one => !_map.Columns.ContainsKey(one.Field)))
        {
            if (told[alias] is { } value)
            {
                told.Remove(alias);
                ImportRowMapper.Put(told, field, value.DeepClone());
            }
        }

        Map(told, kind, faults);
        _mapper.Complete(told, path => Text(At(told, path)), faults);
        return new ImportRow(line.Number, share, ImportRowMapper.Bytes(told), faults) { Kind = kind };
    }

    // A column is the path of a value; a field of its own name may have words or a time to be understood too.
    private void Map(JsonObject told, HistoryKind? kind, List<string> faults)
    {
        foreach (var field in HistoryFields.Of(kind ?? HistoryKind.Events))
        {
            var isMapped = _map.Columns.TryGetValue(field, out var column);
            if (At(told, isMapped ? column! : field) is not { } value)
            {
                continue;
            }

            var isText = value.GetValueKind() == JsonValueKind.String;
            if (Text(value) is { } text && (isText || (isMapped && !HistoryFields.IsNumber(field))))
            {
                _mapper.Set(told, field, text, faults);
            }
            else if (isMapped)
            {
                ImportRowMapper.Put(told, field, value.DeepClone());
            }
        }
    }

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
            _ => null,
        };

    private static JsonNode? At(JsonObject told, string path) =>
        told[path] ?? path.Split('.').Aggregate((JsonNode?)told, (at, step) => (at as JsonObject)?[step]);

    // Of the object itself; null for what is none, or cannot be read.
    private static HashSet<string>? Names(byte[] json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!names.Add(reader.GetString()!))
                {
                    return null;
                }

                reader.Skip();
            }

            return reader.Read() ? null : names;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
