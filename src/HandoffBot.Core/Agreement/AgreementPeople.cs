namespace HandoffBot.Core.Agreement;

/// <summary>Somebody an agreement names.</summary>
/// <param name="Person">E-mail or Slack user id, as it is written.</param>
/// <param name="Path">Where, e.g. <c>owners.model</c> or <c>routing[1].to[0]</c>.</param>
public sealed record NamedPerson(string Person, string Path);

/// <summary>Everybody an agreement names.</summary>
public static class AgreementPeople
{
    /// <summary>Owners first, then reps in the order of the routing table; somebody named twice comes twice.</summary>
    public static IReadOnlyList<NamedPerson> Of(HandoffAgreement agreement) =>
        [
            new(agreement.Owners.ProductEvents, "owners.product_events"),
            new(agreement.Owners.CrmFields, "owners.crm_fields"),
            new(agreement.Owners.Model, "owners.model"),
            new(agreement.Owners.RoutingSla, "owners.routing_sla"),
            new(agreement.Owners.Exceptions, "owners.exceptions"),
            new(agreement.Owners.WeeklyReview, "owners.weekly_review"),
            .. agreement
                .Routing.Index()
                .SelectMany(route =>
                    route.Item.To.Index().Select(rep => new NamedPerson(rep.Item, $"routing[{route.Index}].to[{rep.Index}]"))
                ),
        ];
}
