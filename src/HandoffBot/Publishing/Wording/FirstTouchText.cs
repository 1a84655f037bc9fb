using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>What a card says of the first-touch clock.</summary>
internal static class FirstTouchText
{
    private const string ExactTime = "{date_short_pretty} {time}";

    /// <summary>When the first touch is due, or that it is overdue or may wait; null where no clock runs, and while response times
    /// may not chase anybody.</summary>
    public static Markup? Of(AlertViewModel view) =>
        view.Alert is not { IsLive: true, Clock: { IsShadow: false } clock } ? null
        : !SlaClocks.IsEnforced(view.Agreement, view.Alert, view.Now) ? null
        : clock is { Paused: { Reason: not null, By: var by } } ? (Markup)$"⏸️ First-touch clock paused by {PersonText.Mention(by)}"
        : clock.Paused is not null ? null
        : clock.BreachedAt is { } missed ? (Markup)$"⏰ *First touch overdue* since {DisplayText.Date(missed, ExactTime)}"
        : clock.DueAt is { } due ? (Markup)$"⏱️ First touch due {DisplayText.Date(due, ExactTime)}"
        : null;
}
