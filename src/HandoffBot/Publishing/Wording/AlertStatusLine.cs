using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Publishing.Wording;

/// <summary>What has become of an alert since it was opened: who took it, who doubts it, how it ended.</summary>
internal static class AlertStatusLine
{
    private const string Exactly = "{date_short_pretty} {time}";

    /// <summary>One line for each thing that happened; null while nothing has.</summary>
    public static string? Line(AlertViewModel view)
    {
        var lines = new[] { Ending(view.Alert), Flags(view.Alert) }.OfType<string>().ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string? Ending(Alert alert) =>
        alert.State switch
        {
            AlertState.Claimed when alert.Claimed is { } claimed =>
                $"✋ *Claimed* by {Who(claimed.By)}, {DisplayText.Date(claimed.At, "{ago}")}",
            AlertState.Contacted when alert.Contacted is { } contacted =>
                $"✅ *Contacted* by {Who(contacted.By)}, {DisplayText.Date(contacted.At, Exactly)}",
            AlertState.Expired =>
                $"⌛ *Expired* {DisplayText.Date(alert.ClosedAt ?? alert.ExpiresAt, Exactly)}, {Hands(alert)}. A new event brings a new "
                    + $"alert.",
            AlertState.Withdrawn =>
                $"↩️ *Withdrawn* {DisplayText.Date(alert.ClosedAt ?? alert.OccurredAt, Exactly)}: "
                    + $"{DisplayText.Safe(alert.WithdrawnBecause, 500) ?? "its reason went away"}",
            AlertState.Open or AlertState.Claimed or AlertState.Contacted => null,
        };

    private static string Hands(Alert alert) =>
        alert.Claimed is { } claimed ? $"claimed by {Who(claimed.By)} and not contacted" : "untouched";

    private static string? Flags(Alert alert)
    {
        if (alert.Flags.Count == 0)
        {
            return null;
        }

        var flags = alert.Flags.Select(flag => Who(flag.By) + Because(flag)).ToList();
        return $"🚩 *Flagged as a bad score* by {DisplayText.Some(flags, 5, ", ")}";
    }

    private static string Because(Flag flag)
    {
        var parts = new[]
        {
            DisplayText.Safe(flag.Reason, 80),
            flag.Note is null ? null : "with a note",
            flag.AfterClose ? "after it closed" : null,
        }
            .OfType<string>()
            .ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Who(string userId) => PersonText.Mention(userId);
}
