namespace HandoffBot.Tests.Agreements;

/// <summary>The agreement that the product's published interface shows, letter for letter: it must go on being read.</summary>
public static class DocumentedAgreement
{
    public const string Text = """
        version: 1
        score: trial-pql
        segment: smb-trials                      # the one motion this covers
        decision: Prioritise SDR follow-up for active trials scoring 70 or more.
        unchanged: Territory reassignment and SLA penalties wait for the false-positive review.

        owners:                                  # six roles, all six before anything goes live
          product_events: dana@ourco.test
          crm_fields: U0CRM
          model: U0MODEL
          routing_sla: U0OPS
          exceptions: U0EXC
          weekly_review: U0REV

        channels: { alerts: C0ALERTS, review: C0REVIEW, managers: C0MGRS }

        required: [account.name, contact.email, signals, next_action]
        disqualify:
          - { field: contact.title, matches: student, reason: Student }

        bands:                                   # highest first; below the last one the lead stays in nurture
          - { name: hot,  from: 85, expires_after: 4h,  sla: { first_touch: 30m, remind_before: 10m } }
          - { name: warm, from: 70, expires_after: 24h, sla: { first_touch: 4h } }

        paths:                                   # an event alerts when one of these holds
          - { name: engaged fit,  all: ["score >= 70", "meaningful_signals >= 2"] }
          - { name: asked for it, all: ["score >= 70", "high_signals >= 1", "supportive_signals >= 1"] }

        freshness: { fresh: 2h, stale: 3d }

        coverage:
          emea: { timezone: Europe/Berlin, hours: "Mon-Fri 09:00-18:00", holidays: [2026-12-25] }

        routing:                                 # first match wins
          - { when: { account.territory: EMEA }, to: [U0REP1, U0REP2], channel: C0EMEA, coverage: emea }
          - { to: [U0REP3] }
        escalation: [ { after: breach, to: managers }, { after: 15m, to: reassign } ]

        authority:                               # what the score may change now
          queue: use_now
          alerts: use_now
          manager_review: use_now
          routing: not_yet
          sla: not_yet                           # the clock runs in the shadow: recorded, nobody chased
          reporting: not_yet
        proof: { reviewed: 35, false_positive_upper_bound: 0.10 }

        flag_reasons: [Not a fit, Wrong person, Already a customer, Stale signal, Duplicate, No intent, Bad data, Student or competitor]
        review: { at: "Mon 09:00", timezone: Europe/Berlin }
        audit:  { at: "1st Mon 09:30" }
        retention: { personal_data: 180d }

        examples:                                # what must come out; `check` runs them, a broken one keeps the agreement out of force
          - { name: a student is suppressed, lead: { score: 92, contact.title: PhD student }, expect: suppressed }

        """;

    /// <summary>The example with one passage changed; the passage must be there once.</summary>
    public static string With(string passage, string instead)
    {
        Assert.Equal(2, Text.Split(passage).Length);
        return Text.Replace(passage, instead, StringComparison.Ordinal);
    }
}
