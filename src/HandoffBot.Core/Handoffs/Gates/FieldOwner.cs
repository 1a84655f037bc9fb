using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>Which of the six owners answers for a field.</summary>
public static class FieldOwner
{
    /// <summary>The owner, by e-mail address or Slack user id.</summary>
    /// <param name="field">Path of a field, or of something else a lead can lack.</param>
    /// <param name="owners">The agreement's owners.</param>
    public static string Of(string field, Owners owners) =>
        field.Split('.')[0].ToLowerInvariant() switch
        {
            "account" or "contact" or "source" or "answers" => owners.CrmFields,
            "signals" or "freshness" or "engagement" => owners.ProductEvents,
            "owner" or "routing" => owners.RoutingSla,
            FieldLabels.WhichAccount => owners.Exceptions,
            "authority" => owners.WeeklyReview,
            _ => owners.Model,
        };
}
