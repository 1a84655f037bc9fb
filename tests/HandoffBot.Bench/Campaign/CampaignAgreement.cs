using System.Text;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// An agreement with a route of its own for each of many channels, so that Slack's pace per channel does not bound a campaign.
/// </summary>
public static class CampaignAgreement
{
    public static string Channel(int n) => $"C0T{n:000}";

    /// <param name="channels">How many channels there are.</param>
    /// <param name="hasClocks">Whether first touches are due within a minute, and missing one leads to something.</param>
    public static string Text(int channels, bool hasClocks = false)
    {
        var sla = hasClocks ? ", sla: { first_touch: 1m, remind_before: 20s, reset_on_claim: true }" : "";
        var steps = hasClocks ? "escalation: [ { after: breach, to: managers }, { after: 20s, to: reassign } ]\n" : "";
        var authority = hasClocks ? ", routing: use_now, sla: use_now" : "";
        var shown = hasClocks
            ? ", shown: [ { for: routing, what: a campaign, by: U0OPS, on: 2026-11-02 }, "
                + "{ for: sla, what: a campaign, by: U0OPS, on: 2026-11-02 } ]"
            : "";
        var routes = new StringBuilder();
        for (var n = 0; n < channels; n++)
        {
            routes
                .Append("  - { when: { account.territory: T")
                .Append(n)
                .Append(" }, to: [U0REP1, U0REP2], channel: ")
                .Append(Channel(n))
                .Append(" }\n");
        }

        return $"""
            version: 1
            score: trial-pql
            segment: campaign
            decision: Prioritise follow-up for trials scoring 70 or more.
            unchanged: Everything else.
            owners: {"{"} product_events: U0DANA, crm_fields: U0CRM, model: U0MODEL, routing_sla: U0OPS, exceptions: U0EXC,
              weekly_review: U0REV {"}"}
            channels: {"{"} alerts: C0ALERTS, review: C0REVIEW, managers: C0MGRS {"}"}
            required: [contact.email]
            bands:
              - {"{"} name: hot, from: 85, expires_after: 20h{sla} {"}"}
              - {"{"} name: warm, from: 70, expires_after: 24h{sla} {"}"}
            freshness: {"{"} fresh: 2h, stale: 3d {"}"}
            routing:
            {routes}  - {"{"} to: [U0REP3] {"}"}
            {steps}authority: {"{"} queue: use_now, alerts: use_now{authority} {"}"}
            proof: {"{"} reviewed: 35, false_positive_upper_bound: 0.10{shown} {"}"}
            flag_reasons: [Not a fit, No intent]
            review: {"{"} at: "Mon 09:00", timezone: Europe/Berlin {"}"}
            retention: {"{"} personal_data: 180d {"}"}
            """;
    }
}
