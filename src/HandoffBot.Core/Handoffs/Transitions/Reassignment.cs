using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What a person is shown before they give a lead to somebody.</summary>
public static class Reassignment
{
    /// <summary>Why the person may not, with who can; null when they may.</summary>
    /// <param name="alert">A live alert.</param>
    /// <param name="by">Slack user id.</param>
    /// <param name="facts">What is known of the people.</param>
    /// <param name="agreement">The agreement the alert belongs to.</param>
    public static Phrase? Refusal(Alert alert, string by, Availability facts, HandoffAgreement agreement) =>
        ReassignTransitions.May(alert, by, facts, agreement) ? null : ReassignTransitions.OnlyThose(alert, agreement);

    /// <summary>Slack user id of the first of the lead's route who may have it and has not got it; null when there is none.</summary>
    /// <param name="alert">A live alert.</param>
    /// <param name="by">Slack user id of whoever asks.</param>
    /// <param name="facts">What is known of the people.</param>
    /// <param name="agreement">The agreement the alert belongs to.</param>
    public static string? Suggested(Alert alert, string by, Availability facts, HandoffAgreement agreement)
    {
        var holder = alert.Claimed?.By ?? alert.Owner;
        return agreement
            .Routing.Where(route => route.Name == alert.Route)
            .SelectMany(route => route.To)
            .Append(agreement.Owners.Exceptions)
            .Append(agreement.Owners.RoutingSla)
            .Where(facts.IsFree)
            .Where(person => !facts.IsSame(person, holder) && !facts.IsSame(person, by))
            .Where(person => !alert.Declined.Any(one => facts.IsSame(person, one.By)))
            .Select(facts.IdOf)
            .FirstOrDefault(SlackIds.IsUser);
    }
}
