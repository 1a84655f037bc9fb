using HandoffBot.Core.Handoffs;

namespace HandoffBot.Publishing.Cards;

/// <summary>
/// The text beside the blocks: all that a screen reader, a notification or a watch will say. Lead, score, why now, next
/// action, owner, expiry. Its parts have room enough for 4,000 characters together.
/// </summary>
public static class AlertSpeech
{
    /// <summary>The text.</summary>
    public static string Of(AlertScene scene)
    {
        var alert = scene.Alert;
        var parts = new List<string> { $"{Standing(alert)}{Band(alert)} lead {scene.Company(150)}, score {AlertWords.MovementSpoken(alert.Score)}." };
        if (Why(scene) is { } why)
            parts.Add($"Why now: {why}.");
        if (alert.IsLive)
        {
            parts.Add($"Next: {NextActionText.Spoken(scene)}.");
        }
        else if (scene.ContactWithTitle(150) is { } person)
        {
            parts.Add($"Contact: {person}.");
        }

        parts.Add($"Owner: {OwnerLine.Of(scene)}.");
        if (AlertStanding.Line(scene) is { } line)
            parts.Add(line.Replace("*", "", StringComparison.Ordinal).Replace('\n', ' ') + ".");
        if (alert.IsLive)
            parts.Add($"{AlertWords.Expiry(scene)}.");
        return string.Join(' ', parts);
    }

    private static string Standing(Alert alert) => (alert.State, alert.Flags.Count) switch
    {
        (AlertState.Open, 0) => "",
        (AlertState.Open, _) => "Flagged: ",
        _ => $"{alert.State}: ",
    };

    private static string Band(Alert alert) => Wording.Safe(alert.Band, 30) is { } band ? char.ToUpperInvariant(band[0]) + band[1..] : "Scored";

    private static string? Why(AlertScene scene)
    {
        var shown = WhyNow.Shown(scene.Alert.Signals).Select(signal => AlertWords.Signal(signal, scene).Replace("*", "", StringComparison.Ordinal)).ToList();
        return shown.Count == 0 ? null : string.Join("; ", shown);
    }
}
