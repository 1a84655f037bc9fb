using System.Globalization;
using System.Text;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// An agreement with a route of its own for each of many channels, so that Slack's pace per channel does not bound a campaign.
/// </summary>
public static class CampaignAgreement
{
    public static string Channel(int n) => $"C0T{n:000}";

    /// <param name="channels">How many channels there are.</param>
    /// <param name="clocksFrom">When clocks begin: first touches are due within a minute, missing one leads to something, and every other
    /// channel lets its leads wait until it opens, a minute or so later. Null for none of that.</param>
    public static string Text(int channels, DateTimeOffset? clocksFrom = null)
    {
        var hasClocks = clocksFrom is not null;
        var sla = hasClocks ? ", sla: { first_touch: 1m, remind_before: 20s, reset_on_claim: true }" : "";
        var steps = hasClocks ? "escalation: [ { after: breach, to: managers }, { after: 20s, to: reassign } ]\n" : "";
        var authority = hasClocks ? ", routing: use_now, sla: use_now" : "";
        var shown = hasClocks
            ? ", shown: [ { for: routing, what: a campaign, by: U0OPS, on: 2026-11-02 }, "
                + "{ for: sla, what: a campaign, by: U0OPS, on: 2026-11-02 } ]"
            : "";
        var shift = clocksFrom is { } now ? Shift(now) : "";
        var routes = new StringBuilder();
        for (var n = 0; n < channels; n++)
        {
            routes
                .Append("  - { when: { account.territory: T")
                .Append(n)
                .Append(" }, to: [U0REP1, U0REP2], channel: ")
                .Append(Channel(n))
                .Append(hasClocks && n % 2 == 1 ? ", coverage: shift }\n" : " }\n");
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
            {shift}routing:
            {routes}  - {"{"} to: [U0REP3] {"}"}
            {steps}authority: {"{"} queue: use_now, alerts: use_now{authority} {"}"}
            proof: {"{"} reviewed: 35, false_positive_upper_bound: 0.10{shown} {"}"}
            flag_reasons: [Not a fit, No intent]
            review: {"{"} at: "Mon 09:00", timezone: Europe/Berlin {"}"}
            retention: {"{"} personal_data: 180d {"}"}
            """;
    }

    // In a time zone where it is noon, so that no shift goes over midnight.
    private static string Shift(DateTimeOffset now)
    {
        var ahead = 12 - now.UtcDateTime.Hour;
        var zone = ahead == 0 ? "Etc/GMT" : $"Etc/GMT{(ahead > 0 ? '-' : '+')}{Math.Abs(ahead)}";
        var opens = now.UtcDateTime.AddHours(ahead).AddSeconds(90).ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"coverage: {{ shift: {{ timezone: {zone}, hours: \"Mon-Sun {opens}-24:00\", wait_for_opening: true, "
            + "released_a_minute: 60 } }\n";
    }
}
