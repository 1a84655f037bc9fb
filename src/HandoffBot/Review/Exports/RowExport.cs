using System.Globalization;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Review.Figures;
using NodaTime.Text;

namespace HandoffBot.Review.Exports;

/// <summary>What a figure counts, as cells of a table.</summary>
internal static class RowExport
{
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Alert", "Account", "Band", "Score", "At (UTC)", "Now"];

    /// <summary>The cells of a row; null is an empty one. They tell what the window in Slack tells.</summary>
    public static IReadOnlyList<string?> Cells(FigureDetail row) =>
        [
            row.Row.AlertId,
            row.Account,
            row.Alert?.Band,
            (row.Alert?.Score ?? (decimal?)row.Event?.Score)?.ToString(CultureInfo.InvariantCulture),
            (row.Alert?.OpenedAt ?? row.Event?.At) is { } at ? Minutes.Format(at) : null,
            row.Alert is { } alert ? AlertStates.Text(alert.State) : row.Event?.Why,
        ];
}
