using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>Tells whoever flagged a lead what became of the fault they named: one direct message for each answer and person.</summary>
internal static class DataIssueNotice
{
    /// <summary>The message; none when they are no Slack user, for any other id would name a channel.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="to">Slack user id of whoever flagged.</param>
    internal static IEnumerable<HandoffEffect> Of(Alert alert, DataIssue issue, DataIssueAnswer answer, string to) =>
        SlackIds.IsUser(to)
            ?
            [
                new HandoffEffect.SendNotice(
                    $"data-issue:{alert.Id}:{issue.Kind}:"
                        + $"{issue.OpenedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}:{to}",
                    to,
                    $"Your flag on {CompanyName.Of(alert)}: {DataIssueText.Of(answer.Outcome)}",
                    [
                        $"You flagged it as {DataIssueText.Of(issue.Kind)}. {new PersonReference(answer.By)} was asked: {Said(answer)}.",
                        $"Your flag stands and goes to the weekly review. `/handoff why` shows the lead's history.",
                    ]
                ),
            ]
            : [];

    private static Phrase Said(DataIssueAnswer answer) =>
        answer.Outcome switch
        {
            DataIssueOutcome.Fixed => $"it was wrong, and is fixed",
            DataIssueOutcome.NotAFault => $"it is not a fault, the data is as it should be",
            DataIssueOutcome.Known => $"it is known, and not fixed yet",
        };
}
