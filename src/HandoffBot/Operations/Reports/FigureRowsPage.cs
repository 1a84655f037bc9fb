using System.Net;
using HandoffBot.Review;
using HandoffBot.Review.Exports;
using HandoffBot.Review.Figures;

namespace HandoffBot.Operations.Reports;

/// <summary>What a figure counts, as a page for a browser or as CSV. Cells hold what others wrote.</summary>
internal static class FigureRowsPage
{
    private const string Style =
        "body{font:15px system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .6rem;"
        + "text-align:left;vertical-align:top}";

    /// <summary>As CSV.</summary>
    public static string Csv(FigurePage page)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var table = new TableWriter(text, TableFormat.Csv);
        table.Head([.. RowExport.Columns]);
        foreach (var row in page.Rows)
        {
            table.Row([.. RowExport.Cells(row)]);
        }

        return text.ToString();
    }

    /// <summary>As a page.</summary>
    /// <param name="page">The figure and its rows.</param>
    /// <param name="csv">The query under which the same is CSV.</param>
    public static string Html(FigurePage page, string csv)
    {
        var title = $"{page.Figure.Words}: {FigureText.Value(page.Figure).ToPlainText().Value}";
        var differs =
            page.IsComplete
                ? ""
                : $"<p>The report counted {page.Figure.Rows}; the records now hold {page.Count} of them.</p>";
        var order = page.Figure.Time is null ? "Newest" : "Shortest";
        var head = string.Concat(RowExport.Columns.Select(one => $"<th scope=\"col\">{Text(one)}</th>"));
        var rows = string.Concat(
            page.Rows.Select(row => $"<tr>{string.Concat(RowExport.Cells(row).Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n")
        );
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>{Text(title)}</title><style>{Style}</style></head>
            <body><h1>{Text(title)}</h1>
            <p>Of the report {Text(page.Digest.Key)}, as it stood then. {order} first.
            <a href="{Text(csv)}">The same as CSV</a></p>{differs}
            <table><thead><tr>{head}</tr></thead><tbody>
            {rows}</tbody></table></body></html>

            """;
    }

    private static string Text(string? cell) => WebUtility.HtmlEncode(cell ?? "");
}
