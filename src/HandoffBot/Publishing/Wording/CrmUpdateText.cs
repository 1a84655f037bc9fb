using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>What a card says of the update of the CRM after a first contact.</summary>
internal static class CrmUpdateText
{
    private const string ExactTime = "{date_short_pretty} {time}";

    /// <summary>That it happened, until when it is due, or that it is overdue; null where none was agreed, and of one that is awaited
    /// while response times may not chase anybody.</summary>
    public static Markup? Of(AlertViewModel view) =>
        view.Alert is not { State: AlertState.Contacted, CrmUpdate: { Clock: var clock } update } ? null
        : update.UpdatedBy is { } by ? (Markup)$"🗂️ *CRM updated*, says {PersonText.Mention(by)}"
        : !update.IsAwaited ? (Markup)$"🗂️ *CRM updated*"
        : clock.IsShadow || !SlaClocks.IsEnforced(view.Agreement, view.Alert, view.Now) ? null
        : clock.BreachedAt is { } missed ? (Markup)$"⏰ *CRM update overdue* since {DisplayText.Date(missed, ExactTime)}"
        : clock.DueAt is { } due ? (Markup)$"🗂️ CRM update due {DisplayText.Date(due, ExactTime)}"
        : null;
}
