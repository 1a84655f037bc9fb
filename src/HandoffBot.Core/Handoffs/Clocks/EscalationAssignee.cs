using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>Who gets a lead whose first touch was missed.</summary>
internal static class EscalationAssignee
{
    /// <summary>
    /// The person after the owner in the alert's route, who can take a lead and has neither had this one nor said that it is not
    /// theirs; null when there is none. It takes nobody's turn: the rotation goes on for new leads as before.
    /// </summary>
    internal static string? Of(Alert alert, SlaClock clock, HandoffAgreement agreement, Availability available)
    {
        List<string?> had =
        [
            alert.Owner,
            alert.Claimed?.By,
            .. clock.ReassignedFrom,
            .. alert.Declined.SelectMany(one => new[] { one.By, one.Person }),
        ];
        var route = agreement.Routing.FirstOrDefault(one => one.Name == alert.Route);
        var isHot = Bands.Rank(agreement, alert.Band) == 0;
        var place = (route?.To ?? []).Index().FirstOrDefault(one => available.IsSame(one.Item, alert.Owner), (Index: -1, Item: "")).Index;
        return NextInRotation.InRoute(
            route,
            place + 1,
            person => available.Passed(person, route!, isHot) is null && !had.Any(one => available.IsSame(person, one))
        );
    }
}
