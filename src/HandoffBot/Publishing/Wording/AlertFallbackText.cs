using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Publishing.Wording;

/// <summary>
/// The text beside the blocks: what screen readers and notifications present. Lead, score, why now, next
/// action, owner, expiry. Its parts stay within 4,000 characters together.
/// </summary>
public static class AlertFallbackText
{
    /// <summary>The text.</summary>
    public static string Of(AlertViewModel view)
    {
        var alert = view.Alert;
        var parts = new List<string>
        {
            $"{Status(alert)}{Band(alert)} lead {view.Company(150)}, score {AlertFormatting.MovementPlainText(alert.Score)}.",
        };
        if (Why(view) is { } why)
        {
            parts.Add($"Why now: {why}.");
        }

        if (alert.IsLive)
        {
            parts.Add($"Next: {NextActionText.PlainText(view)}.");
        }
        else if (view.ContactWithTitle(150) is { } person)
        {
            parts.Add($"Contact: {person}.");
        }

        parts.Add($"Owner: {OwnerLine.Of(view)}.");
        if (AlertStatusLine.Line(view) is { } line)
        {
            parts.Add(line.Replace("*", "", StringComparison.Ordinal).Replace('\n', ' ') + ".");
        }

        if (alert.IsLive)
        {
            parts.Add($"{AlertFormatting.Expiry(view)}.");
        }

        return string.Join(' ', parts);
    }

    private static string Status(Alert alert) =>
        alert.State switch
        {
            AlertState.Open => alert.Flags.Count == 0 ? "" : "Flagged: ",
            AlertState.Claimed => "Claimed: ",
            AlertState.Contacted => "Contacted: ",
            AlertState.Expired => "Expired: ",
            AlertState.Withdrawn => "Withdrawn: ",
        };

    private static string Band(Alert alert) =>
        DisplayText.Safe(alert.Band, 30) is { } band ? char.ToUpperInvariant(band[0]) + band[1..] : "Scored";

    private static string? Why(AlertViewModel view)
    {
        var shown = WhyNow
            .Shown(view.Alert.Signals)
            .Select(signal => AlertFormatting.Signal(signal, view).Replace("*", "", StringComparison.Ordinal))
            .ToList();
        return shown.Count == 0 ? null : string.Join("; ", shown);
    }
}
