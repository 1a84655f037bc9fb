namespace HandoffBot.Operations.Import;

/// <summary>A file of history, line by line, whichever its format: one that begins with a brace holds JSON.</summary>
internal sealed class ImportFile(string path, ImportMap map)
{
    private CsvRows? _csv;

    /// <summary>Columns that say nothing here; known once the first line was read.</summary>
    public IReadOnlyList<string> Unused => _csv?.Unused ?? [];

    /// <summary>Every line that holds something.</summary>
    /// <exception cref="ImportRefusedException">The file is none that can be understood at all.</exception>
    public async IAsyncEnumerable<ImportRow> Rows()
    {
        await using var file = File.OpenRead(path);
        if (IsJson(file))
        {
            await foreach (var row in new NdjsonRows(map).Of(file))
            {
                yield return row;
            }

            yield break;
        }

        _csv = new CsvRows(map);
        foreach (var row in _csv.Of(file))
        {
            yield return row;
        }
    }

    private static bool IsJson(FileStream file)
    {
        int letter;
        do
        {
            letter = file.ReadByte();
        } while (letter is 0xEF or 0xBB or 0xBF or ' ' or '\t' or '\r' or '\n');

        file.Position = 0;
        return letter == '{';
    }
}
