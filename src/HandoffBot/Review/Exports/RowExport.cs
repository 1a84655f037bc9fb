using System.Globalization;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Review.Figures;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Review.Exports;

/// <summary>What a figure counts, as cells of a table.</summary>
internal static class RowExport
{
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["Alert", "Account", "Band", "Score", "At (UTC)", "Now", "Counted", "Hours", "Note"];

    /// <summary>The cells of a row; null is an empty one. They tell what the window in Slack tells.</summary>
    public static IReadOnlyList<string?> Cells(FigureDetail row) =>
        [
            row.Row.AlertId,
            row.Account,
            row.Alert?.Band,
            (row.Alert?.Score ?? (decimal?)row.Event?.Score)?.ToString(CultureInfo.InvariantCulture),
            (row.Alert?.OpenedAt ?? row.Event?.At) is { } at ? Minutes.Format(at) : null,
            row.Alert is { } alert ? AlertStates.Text(alert.State) : row.Event?.Why,
            row.Row.IsCounted switch
            {
                true => "yes",
                false => "no",
                null => null,
            },
            row.Row.Took is { } took ? Hours(took) : null,
            row.Row.Note,
        ];

    /// <summary>A time as a spreadsheet reads it.</summary>
    public static string Hours(Duration time) => time.TotalHours.ToString("0.####", CultureInfo.InvariantCulture);
}
