using System.Text.Json.Nodes;
using CsvHelper;

namespace HandoffBot.Operations.Import;

/// <summary>Reads a CSV file (RFC 4180) whose first line names its columns.</summary>
internal sealed class CsvRows
{
    private const int LongestRecord = 1024 * 1024;
    private readonly ImportMap _map;
    private readonly ImportRowMapper _mapper;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Field, int Column)> _fields = [];

    public CsvRows(ImportMap map) => (_map, _mapper) = (map, new ImportRowMapper(map));

    /// <summary>Columns that say nothing here, once the first line is read.</summary>
    public IReadOnlyList<string> Unused { get; private set; } = [];

    /// <summary>What every line tells; null where neither map nor columns say.</summary>
    public HistoryKind? Kind { get; private set; }

    /// <summary>Every line but the first and blank ones.</summary>
    /// <exception cref="ImportRefusedException">The file is none that can be understood at all.</exception>
    public IEnumerable<ImportRow> Of(Stream file)
    {
        var bad = new List<string>();
        using var csv = CsvReader.Create(
            file,
            new CsvReaderOptions
            {
                Separator = _map.Delimiter,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRecord,
                OnMalformedRecord = record => bad.Add(Words(record.Reason)),
            },
            leaveOpen: true
        );
        Try(() =>
        {
            csv.ReadHeader();
            return true;
        });
        List<string> names = [];
        foreach (var name in csv.Headers)
        {
            names.Add(name);
        }

        Header(names);
        while (true)
        {
            bad.Clear();
            if (!Try(csv.Read))
            {
                yield break;
            }

            yield return Row(csv, bad, (double)file.Position / Math.Max(1, file.Length));
        }
    }

    private static bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException fault)
        {
            throw new ImportRefusedException(
                $"Line {fault.LineNumber}: a line is longer than {LongestRecord:N0} bytes. Look for a quote that is opened there and not "
                    + "closed."
            );
        }
    }

    private static string Words(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "expected the quote that is opened there to be closed",
            _ => "expected a field with a quote in it to stand in quotes, and the quote to be doubled",
        };

    private void Header(List<string> names)
    {
        if (names.Count == 0)
        {
            throw new ImportRefusedException("The file is empty: its first line should name the columns.");
        }

        foreach (var (place, name) in names.Index())
        {
            if (!_columns.TryAdd(name.Trim(), place))
            {
                throw new ImportRefusedException($"Line 1: the column \"{name.Trim()}\" stands there twice. Name one of them otherwise.");
            }
        }

        Kind = _map.Kind ?? HistoryFields.KindOf(field => _map.Columns.ContainsKey(field) || _columns.ContainsKey(field));
        if (Kind is not { } kind)
        {
            throw new ImportRefusedException(
                "What the lines tell cannot be seen from the columns: there is no outcome, verdict or score.value among them. Say kind: "
                    + "and columns: in a map, see docs/import.md."
            );
        }

        var named = _map.Columns.Values.Concat(_map.Signals.Select(one => one.Column));
        var missing = named.Where(name => !_columns.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            throw new ImportRefusedException(
                $"The map names columns that the file does not have: {string.Join(", ", missing)}. It has "
                    + $"{string.Join(", ", _columns.Keys)}."
            );
        }

        _fields.AddRange(HistoryFields.Of(kind).Where(Stands).Select(field => (field, _columns[ColumnOf(field)])));
        var aliases = HistoryFields
            .Other(kind)
            .Where(one => _columns.ContainsKey(one.Alias) && !_fields.Exists(known => known.Field == one.Field));
        _fields.AddRange(aliases.Select(one => (one.Field, _columns[one.Alias])).ToList());
        var used = _fields.Select(one => one.Column).Concat(_map.Signals.Select(one => _columns[one.Column])).ToHashSet();
        Unused = [.. _columns.Where(one => !used.Contains(one.Value)).Select(one => one.Key)];
    }

    private string ColumnOf(string field) => _map.Columns.GetValueOrDefault(field, field);

    private bool Stands(string field) => _columns.ContainsKey(ColumnOf(field)) && !_map.Constants.ContainsKey(field);

    private ImportRow Row(CsvReader csv, List<string> bad, double share)
    {
        string[] record = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        var faults = new List<string>(bad);
        if (record.Length != _columns.Count)
        {
            faults.Add($"expected {_columns.Count} columns, as the first line has them; found {record.Length}");
        }
        else if (record.Any(one => one.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            faults.Add("expected UTF-8 text");
        }

        var told = new JsonObject();
        if (faults.Count == 0)
        {
            foreach (var (field, column) in _fields)
            {
                _mapper.Set(told, field, record[column], faults);
            }

            _mapper.Complete(told, name => record[_columns[name]], faults);
        }

        return new ImportRow(csv.LineNumber, share, ImportRowMapper.Bytes(told), faults) { Kind = Kind };
    }
}
