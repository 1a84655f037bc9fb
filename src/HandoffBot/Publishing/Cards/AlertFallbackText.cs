using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Publishing.Cards;

/// <summary>
/// The text beside the blocks: all that a screen reader, a notification or a watch will say. Lead, score, why now, next
/// action, owner, expiry. Its parts have room enough for 4,000 characters together.
/// </summary>
public static class AlertFallbackText
{
    /// <summary>The text.</summary>
    public static string Of(AlertViewModel scene)
    {
        var alert = scene.Alert;
        var parts = new List<string>
        {
            $"{Standing(alert)}{Band(alert)} lead {scene.Company(150)}, score {AlertFormatting.MovementSpoken(alert.Score)}.",
        };
        if (Why(scene) is { } why)
        {
            parts.Add($"Why now: {why}.");
        }

        if (alert.IsLive)
        {
            parts.Add($"Next: {NextActionText.Spoken(scene)}.");
        }
        else if (scene.ContactWithTitle(150) is { } person)
        {
            parts.Add($"Contact: {person}.");
        }

        parts.Add($"Owner: {OwnerLine.Of(scene)}.");
        if (AlertStatusLine.Line(scene) is { } line)
        {
            parts.Add(line.Replace("*", "", StringComparison.Ordinal).Replace('\n', ' ') + ".");
        }

        if (alert.IsLive)
        {
            parts.Add($"{AlertFormatting.Expiry(scene)}.");
        }

        return string.Join(' ', parts);
    }

    private static string Standing(Alert alert) =>
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

    private static string? Why(AlertViewModel scene)
    {
        var shown = WhyNow
            .Shown(scene.Alert.Signals)
            .Select(signal => AlertFormatting.Signal(signal, scene).Replace("*", "", StringComparison.Ordinal))
            .ToList();
        return shown.Count == 0 ? null : string.Join("; ", shown);
    }
}
