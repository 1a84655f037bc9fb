namespace HandoffBot.Core.Agreement;

/// <summary>The six owners, each an e-mail address or a Slack user id.</summary>
public sealed record Owners(
    string ProductEvents,
    string CrmFields,
    string Model,
    string RoutingSla,
    string Exceptions,
    string WeeklyReview
)
{
    /// <summary>Who has a role.</summary>
    /// <param name="role">The role.</param>
    public string Of(OwnerRole role) =>
        role switch
        {
            OwnerRole.ProductEvents => ProductEvents,
            OwnerRole.CrmFields => CrmFields,
            OwnerRole.Model => Model,
            OwnerRole.RoutingSla => RoutingSla,
            OwnerRole.Exceptions => Exceptions,
            OwnerRole.WeeklyReview => WeeklyReview,
        };
}
