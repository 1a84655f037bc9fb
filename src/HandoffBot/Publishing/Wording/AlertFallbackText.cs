using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>
/// The text beside the blocks: what screen readers and notifications present. Lead, score, why now, next
/// action, owner, expiry. Its parts stay within 4,000 characters together.
/// </summary>
public static class AlertFallbackText
{
    /// <summary>The text.</summary>
    public static Markup Of(AlertViewModel view)
    {
        var alert = view.Alert;
        var parts = new List<Markup>
        {
            $"{Status(alert)}{Band(alert)} lead {view.Company(150)}, score {AlertFormatting.MovementPlainText(alert.Score)}.",
        };
        if (view.Reasons.Count > 0)
        {
            parts.Add($"Why now: {Markup.Join($"; ", view.Reasons).WithoutBold()}.");
        }

        if (alert.IsLive)
        {
            parts.Add($"Next: {NextActionText.PlainText(view)}.");
        }
        else if (view.ContactWithTitle(150) is { } person)
        {
            parts.Add($"Contact: {person}.");
        }

        parts.Add($"{OwnerLine.Label(view)}: {OwnerLine.Of(view)}.");
        if (AlertStatusLine.Line(view) is { } line)
        {
            parts.Add($"{line.WithoutBold().OnOneLine($" ")}.");
        }

        if (FirstTouchText.Of(view) is { } firstTouch)
        {
            parts.Add($"{firstTouch.WithoutBold()}.");
        }

        if (alert.IsLive)
        {
            parts.Add($"{view.Expiry}.");
        }

        return Markup.Join($" ", parts);
    }

    private static Markup Status(Alert alert) =>
        alert.State switch
        {
            AlertState.Open => alert.Flags.Count == 0 ? Markup.Empty : $"Flagged: ",
            AlertState.Claimed => $"Claimed: ",
            AlertState.Contacted => $"Contacted: ",
            AlertState.Expired => $"Expired: ",
            AlertState.Withdrawn => $"Withdrawn: ",
        };

    private static Markup Band(Alert alert) =>
        DisplayText.Safe(alert.Band is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : null, 30) ?? $"Scored";
}
