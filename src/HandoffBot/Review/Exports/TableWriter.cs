namespace HandoffBot.Review.Exports;

/// <summary>Writes rows as CSV (RFC 4180) or as a table of Markdown. Cells may hold what others wrote.</summary>
/// <param name="output">Where to.</param>
/// <param name="format">As what.</param>
internal sealed class TableWriter(TextWriter output, TableFormat format)
{
    // A spreadsheet would calculate what begins like this.
    private const string Formula = "=+-@\t\r";

    private int _columns;

    /// <summary>The names of the columns.</summary>
    public void Head(params string[] columns)
    {
        _columns = columns.Length;
        Row(columns);
        if (format == TableFormat.Markdown)
        {
            output.WriteLine($"|{string.Concat(columns.Select(_ => " --- |"))}");
        }
    }

    /// <summary>A row; null is an empty cell, as are those that are left out at its end.</summary>
    public void Row(params string?[] cells)
    {
        string?[] whole = [.. cells, .. Enumerable.Repeat<string?>(null, Math.Max(0, _columns - cells.Length))];
        output.WriteLine(
            format == TableFormat.Csv
                ? string.Join(',', whole.Select(cell => Quoted(cell ?? "")))
                : $"| {string.Join(" | ", whole.Select(cell => OneLine(cell ?? "")))} |"
        );
    }

    /// <summary>A line that is no row; a spreadsheet does without.</summary>
    public void Say(string line)
    {
        if (format == TableFormat.Markdown)
        {
            output.WriteLine(line);
        }
    }

    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && Formula.Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string OneLine(string cell) =>
        string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
}
