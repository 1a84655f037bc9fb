using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Testing.Samples;

/// <summary>The agreement most tests run under; people and channels are those of the sandbox.</summary>
public static class SampleAgreement
{
    public const string Text = """
        version: 1
        score: trial-pql
        segment: smb-trials
        decision: Prioritise SDR follow-up for active trials scoring 70 or more.
        unchanged: Territory reassignment and SLA penalties wait for the false-positive review.
        owners: { product_events: dana@ourco.test, crm_fields: U0CRM, model: U0MODEL, routing_sla: U0OPS, exceptions: U0EXC,
          weekly_review: U0REV }
        channels: { alerts: C0ALERTS, review: C0REVIEW, managers: C0MGRS }
        required: [account.name, contact.email, signals, next_action]
        disqualify:
          - { field: contact.title, matches: student, reason: Student }
        bands:
          - { name: hot, from: 85, expires_after: 4h, sla: { first_touch: 30m } }
          - { name: warm, from: 70, expires_after: 24h }
        paths:
          - { name: engaged fit, all: ["score >= 70", "meaningful_signals >= 2"] }
          - { name: asked for it, all: ["score >= 70", "high_signals >= 1", "supportive_signals >= 1"] }
        freshness: { fresh: 2h, stale: 3d }
        routing:
          - { when: { account.territory: EMEA }, to: [U0REP1, U0REP2], channel: C0EMEA }
          - { to: [U0REP3] }
        authority: { queue: use_now, alerts: use_now, manager_review: use_now, routing: use_now, sla: not_yet, reporting: not_yet }
        proof:
          reviewed: 35
          false_positive_upper_bound: 0.10
          shown:
            - { for: routing, what: the owner rules of Q4, by: U0OPS, on: 2026-11-02 }
            - { for: sla, what: the false positives of October, by: U0REV, on: 2026-11-02 }
        flag_reasons: [Not a fit, Wrong person, Already a customer, Stale signal, Duplicate, No intent, Bad data, Student or competitor]
        review: { at: "Mon 09:00", timezone: Europe/Berlin }
        retention: { personal_data: 180d }
        """;

    public static Duration FirstTouchOfHot { get; } = Duration.FromMinutes(30);

    /// <summary>The same as records.</summary>
    public static HandoffAgreement Trials { get; } =
        AgreementYaml.Read(Text).Agreement ?? throw new InvalidOperationException("The sample agreement is not sound.");
}
