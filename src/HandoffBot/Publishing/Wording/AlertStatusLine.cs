using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>The state of an alert: who claimed or contacted it, who flagged it, how it ended.</summary>
internal static class AlertStatusLine
{
    private const string ExactTime = "{date_short_pretty} {time}";

    /// <summary>One line for each thing that happened; null while nothing has.</summary>
    public static Markup? Line(AlertViewModel view)
    {
        var alert = view.Alert;
        return Markup.JoinKnown(
            $"\n",
            StateText(alert),
            CrmUpdateText.Of(view),
            Opening(alert),
            OnCall(alert),
            Release(alert),
            InReview(alert),
            Flags(alert),
            Captured(alert)
        );
    }

    private static Markup? StateText(Alert alert) =>
        alert.State switch
        {
            AlertState.Claimed when alert.Claimed is { } claimed =>
                $"✋ *Claimed* by {Mention(claimed.By)}, {DisplayText.Date(claimed.At, "{ago}")}{Snoozed(alert)}",
            AlertState.Contacted when alert.Contacted is { } contacted =>
                $"✅ *Contacted* by {Mention(contacted.By)}, {DisplayText.Date(contacted.At, ExactTime)}",
            AlertState.Expired =>
                $"⌛ *Expired* {DisplayText.Date(alert.ClosedAt ?? alert.ExpiresAt, ExactTime)}, {ClaimText(alert)}. "
                    + $"A new event brings a new alert.",
            AlertState.Withdrawn => $"↩️ *Withdrawn* {DisplayText.Date(alert.ClosedAt ?? alert.OccurredAt, ExactTime)}: "
                + $"{DisplayText.Safe(alert.WithdrawnBecause, 500) ?? $"its reason went away"}",
            AlertState.Open when alert.Declined is [.., var declined] =>
                $"🔁 *Not mine* said {Mention(declined.By)}: {Markup.Escape(NotMineReasonText.Of(declined.Reason))}"
                    + $"{(declined.Fallback ? $"; nobody else of the route is left" : Markup.Empty)}",
            AlertState.Open or AlertState.Claimed or AlertState.Contacted => null,
        };

    // Whoever gets it should not look for what was never there.
    private static Markup? Release(Alert alert) =>
        alert.HoldReleased is { } release
            ? (Markup)$"*Released* by {Mention(release.By)} {Without(release)}"
            : null;

    private static Markup? Without(HoldRelease release) =>
        Markup.JoinKnown(
            $" and ",
            release.Missing.Count == 0 ? null : (Markup)$"without {HeldLeadText.Missing(release.Missing)}",
            release.OpensAt is { } opens ? (Markup)$"before opening, {DisplayText.Date(opens, ExactTime)}" : null
        );

    private static Markup? Opening(Alert alert) =>
        alert.WaitedForOpening is { } opened
            ? (Markup)$"🌅 *Came in* {DisplayText.Date(alert.OccurredAt, ExactTime)}, "
                + $"waited for opening {DisplayText.Date(opened, ExactTime)}"
            : null;

    // Somebody else who has it by now is not on call.
    private static Markup? OnCall(Alert alert) =>
        alert.OnCall == alert.Owner ? (Markup)$"📟 *On call:* it came in outside working hours" : null;

    private static Markup Snoozed(Alert alert) =>
        alert.Snoozed is { } snooze ? $" · 💤 *Snoozed* until {DisplayText.Date(snooze.Until, ExactTime)}" : Markup.Empty;

    private static Markup ClaimText(Alert alert) =>
        alert.Claimed is { } claimed ? (Markup)$"claimed by {Mention(claimed.By)} and not contacted" : $"untouched";

    private static Markup? InReview(Alert alert) =>
        alert is { IsLive: true, InReview: { } review } ? (Markup)$"👀 *On the managers' review list*, says {Mention(review.By)}" : null;

    private static Markup? Flags(Alert alert)
    {
        if (alert.Flags.Count == 0)
        {
            return null;
        }

        var flags = alert.Flags.Select(flag => Mention(flag.By) + FlagDetails(alert, flag)).ToList();
        return $"🚩 *Flagged as a bad score* by {DisplayText.Some(flags, 5, $", ")}";
    }

    private static Markup? Captured(Alert alert) =>
        alert.Captured.Count switch
        {
            0 => null,
            1 => $"📎 *1 message captured* as an example, under Details",
            var count => $"📎 *{count} messages captured* as examples, under Details",
        };

    private static Markup FlagDetails(Alert alert, Flag flag)
    {
        var details = Markup.JoinKnown(
            $", ",
            DisplayText.Safe(flag.Reason, 80),
            DataIssueStatus.Of(alert, flag.Reason),
            flag.Note is null ? null : (Markup)$"with a note",
            flag.AfterClose ? (Markup)$"after it closed" : null
        );
        return details is null ? Markup.Empty : $" ({details})";
    }

    private static Markup Mention(string userId) => PersonText.Mention(userId);
}
