using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>What became of the fault in the data that a flag's reason names.</summary>
internal static class DataIssueStatus
{
    /// <summary>E.g. "fixed, says @Dana"; null while nobody has answered, and for a reason that names no fault in the data.</summary>
    public static Markup? Of(Alert alert, string? reason) =>
        Issue(alert, reason)?.Answer is { } answer
            ? (Markup)$"{Markup.Escape(DataIssueText.Of(answer.Outcome))}, says {PersonText.Mention(answer.By)}"
            : null;

    /// <summary>The same; while nobody has answered, who is asked.</summary>
    public static Markup? OrAsked(Alert alert, string? reason) =>
        Of(alert, reason)
        ?? (Issue(alert, reason) is { } issue ? (Markup)$"{PersonText.Mention(issue.Owner)} is asked" : null);

    private static DataIssue? Issue(Alert alert, string? reason) =>
        DataIssueText.KindOf(reason) is { } kind ? alert.DataIssues.FirstOrDefault(issue => issue.Kind == kind) : null;
}
