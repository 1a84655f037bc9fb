namespace HandoffBot.Core.Agreement;

/// <summary>The six things that somebody answers for.</summary>
public enum OwnerRole
{
    /// <summary>Product events: signals and their freshness.</summary>
    ProductEvents,

    /// <summary>Fields of the CRM: account and contact.</summary>
    CrmFields,

    /// <summary>The score and its model.</summary>
    Model,

    /// <summary>Routing and response times.</summary>
    RoutingSla,

    /// <summary>Exceptions and the fallback, duplicates among them.</summary>
    Exceptions,

    /// <summary>The weekly review.</summary>
    WeeklyReview,
}

/// <summary>The six roles in words.</summary>
public static class OwnerRoleText
{
    /// <summary>What somebody owns, without a capital, e.g. "product events".</summary>
    /// <param name="role">The role.</param>
    public static string Of(OwnerRole role) =>
        role switch
        {
            OwnerRole.ProductEvents => "product events",
            OwnerRole.CrmFields => "CRM fields",
            OwnerRole.Model => "the score and its model",
            OwnerRole.RoutingSla => "routing and response times",
            OwnerRole.Exceptions => "exceptions",
            OwnerRole.WeeklyReview => "the weekly review",
        };

    /// <summary>The key under <c>owners</c> that names them, e.g. "product_events".</summary>
    /// <param name="role">The role.</param>
    public static string KeyOf(OwnerRole role) =>
        role switch
        {
            OwnerRole.ProductEvents => "product_events",
            OwnerRole.CrmFields => "crm_fields",
            OwnerRole.Model => "model",
            OwnerRole.RoutingSla => "routing_sla",
            OwnerRole.Exceptions => "exceptions",
            OwnerRole.WeeklyReview => "weekly_review",
        };
}
