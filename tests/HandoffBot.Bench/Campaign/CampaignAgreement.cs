using System.Globalization;
using System.Text;
using NodaTime;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// An agreement with a route of its own for each of many channels, so that Slack's pace per channel does not bound a campaign.
/// </summary>
public static class CampaignAgreement
{
    /// <summary>Where the owner of exceptions is asked which account an id stands for.</summary>
    public const string ReviewChannel = "C0REVIEW";

    /// <summary>The owner of exceptions.</summary>
    public const string OwnerOfExceptions = "U0EXC";

    /// <summary>The score from which a lead alerts.</summary>
    public const int LowestBand = 70;

    /// <summary>How long after the first contact the CRM may be updated, where clocks run.</summary>
    public static Duration CrmWithin { get; } = Duration.FromSeconds(30);

    /// <summary>How long after that the managers are told.</summary>
    public static Duration CrmManagersAfter { get; } = Duration.FromSeconds(15);

    public static string Channel(int n) => $"C0T{n:000}";

    /// <param name="channels">How many channels there are.</param>
    /// <param name="clocksFrom">When clocks begin: first touches are due within a minute and updates of the CRM half a minute after a
    /// contact, missing one leads to something, every other channel lets its leads wait until it opens, a minute or so later, and
    /// companies are recognised by match keys. Null for none of that.</param>
    public static string Text(int channels, DateTimeOffset? clocksFrom = null)
    {
        var hasClocks = clocksFrom is not null;
        var crm =
            $"crm_update: {{ within: {CrmWithin.TotalSeconds:0}s, field: account.deal_size, "
            + $"managers_after: {CrmManagersAfter.TotalSeconds:0}s }}";
        var sla = hasClocks ? $", sla: {{ first_touch: 1m, remind_before: 20s, reset_on_claim: true, {crm} }}" : "";
        var matchKeys = hasClocks ? "match_keys: [account.id, account.crm_id, account.domain]\n" : "";
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
            owners: {"{"} product_events: U0DANA, crm_fields: U0CRM, model: U0MODEL, routing_sla: U0OPS, exceptions: {OwnerOfExceptions},
              weekly_review: U0REV {"}"}
            channels: {"{"} alerts: C0ALERTS, review: {ReviewChannel}, managers: C0MGRS {"}"}
            required: [contact.email]
            bands:
              - {"{"} name: hot, from: 85, expires_after: 20h{sla} {"}"}
              - {"{"} name: warm, from: {LowestBand}, expires_after: 24h{sla} {"}"}
            freshness: {"{"} fresh: 2h, stale: 3d {"}"}
            {shift}routing:
            {routes}  - {"{"} to: [U0REP3] {"}"}
            {steps}{matchKeys}authority: {"{"} queue: use_now, alerts: use_now{authority} {"}"}
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
