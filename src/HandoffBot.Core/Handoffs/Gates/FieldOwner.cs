using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>Which of the six owners answers for a field.</summary>
internal static class FieldOwner
{
    internal static string Of(string field, Owners owners) =>
        field.Split('.')[0].ToLowerInvariant() switch
        {
            "account" or "contact" or "source" or "answers" => owners.CrmFields,
            "signals" or "freshness" or "engagement" => owners.ProductEvents,
            "owner" or "routing" => owners.RoutingSla,
            "authority" => owners.WeeklyReview,
            _ => owners.Model,
        };
}
