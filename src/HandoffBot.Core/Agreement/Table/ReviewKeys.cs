using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys that speak of authority, proof and review, and the switches.</summary>
internal static class ReviewKeys
{
    public static ProofPolicy NoProof { get; } = new(0, 0);

    public static ReviewSchedule NoReview { get; } = new(default, default, "");

    public static IReadOnlyList<AgreementKey<HandoffAgreement>> All { get; } =
    [
        AuthorityKeys.Authority,
        AuthorityKeys.Pilots,
        new GroupKey<HandoffAgreement, ProofPolicy>(
            new(
                "proof",
                ProofKeys.Shape,
                "{ reviewed: 35, false_positive_upper_bound: 0.10 }",
                "The proof a behaviour needs before it may be used."
            )
            {
                IsRequired = true,
            },
            ProofKeys,
            _ => NoProof,
            a => new(true, a.Proof),
            (a, v) => a with { Proof = v }
        )
        {
            Wording = new("Proof", ""),
        },
        Key.List(
            "flag_reasons",
            ValueKinds.Text(ValueRules.LongestName),
            "[Not a fit, Wrong person, Bad data]",
            "Reasons offered after a bad-score click. Bad data, Wrong person and Duplicate ask the owner of that data.",
            (HandoffAgreement a) => a.FlagReasons,
            (a, v) => a with { FlagReasons = v },
            new(Wording.Nothing) { Each = reason => new($"The flag reason \"{reason}\"", "", "offered"), Ordered = "flag reasons" },
            least: 1,
            most: ReviewRules.MostReasons,
            check: ReviewRules.Reasons
        ),
        Switch(
            "flags",
            "{ quiet_until_expiry: true }",
            "What a bad-score flag leads to.",
            Key.Flag(
                "quiet_until_expiry",
                true,
                "Whether a flagged account gets no alert before the flagged one would have expired.",
                (HandoffAgreement a) => a.QuietAfterFlag,
                (a, v) => a with { QuietAfterFlag = v },
                "A flagged account",
                on: "quiet until its alert would have expired",
                off: "brought up to date as any other"
            )
        ),
        Switch(
            "band_rise",
            "{ broadcast: false }",
            "How an owner hears that the band of their alert rose.",
            Key.Flag(
                "broadcast",
                false,
                "Whether the reply in the card's thread is shown in the channel too.",
                (HandoffAgreement a) => a.BroadcastBandRise,
                (a, v) => a with { BroadcastBandRise = v },
                "The reply about a risen band",
                on: "shown in the channel too",
                off: "in the card's thread alone"
            )
        ),
        new GroupKey<HandoffAgreement, RecordLinks>(
            new(
                "links",
                LinkKeys.Shape,
                "{ account: \"https://crm.ourco.test/accounts/{account.id}\" }",
                "Addresses of records in another system; fields of the account and the contact stand in braces."
            ),
            LinkKeys,
            _ => new(),
            a => new(true, a.Links),
            (a, v) => a with { Links = v }
        ),
        new GroupKey<HandoffAgreement, ReviewSchedule>(
            new("review", ReviewScheduleKeys.Weekly.Shape, "{ at: \"Mon 09:00\", timezone: Europe/Berlin }", "The weekly review.")
            {
                IsRequired = true,
            },
            ReviewScheduleKeys.Weekly,
            _ => NoReview,
            a => new(true, a.Review),
            (a, v) => a with { Review = v }
        )
        {
            Wording = new("The weekly review", ""),
            Write = ReviewScheduleKeys.Write,
        },
        new GroupKey<HandoffAgreement, ReviewSchedule>(
            new(
                "audit",
                ReviewScheduleKeys.Audit.Shape,
                "{ at: \"1st Mon 09:30\" }",
                "The monthly audit: what the records tell of each proof, and the month's figures."
            )
            {
                Absent = "none",
            },
            ReviewScheduleKeys.Audit,
            // An audit that names no zone keeps that of the review, which stands before it in this table.
            a => new(default, default, a.Review.Zone, FirstOfMonth: true),
            a => Maybe.Of(a.Audit),
            (a, v) => a with { Audit = v }
        )
        {
            Wording = new("The monthly audit", ""),
            Write = ReviewScheduleKeys.Write,
            CheckGroup = ReviewRules.AuditZone,
        },
        ChangeKeys.Changes,
        SignOffKeys.SignOff,
        new GroupKey<HandoffAgreement, Baseline>(
            new(
                "baseline",
                BaselineKeys.Shape,
                "{ first_contact: 3d, opportunities: 0.05 }",
                "How it was before, as it was measured then: the audit compares with it."
            )
            {
                Absent = "none",
            },
            BaselineKeys,
            _ => new(),
            a => Maybe.Of(a.Baseline),
            (a, v) => a with { Baseline = v }
        )
        {
            Wording = new("The baseline", ""),
        },
        HoldoutKeys.Holdout,
        new GroupKey<HandoffAgreement, HandoffAgreement>(
            new("retention", RetentionKeys.Shape, "{ personal_data: 180d }", "How long data is kept.") { IsRequired = true },
            RetentionKeys,
            a => a,
            a => new(true, a),
            (_, v) => v
        ),
    ];

    private static KeyGroup<ProofPolicy> ProofKeys =>
        new(
            Key.Required(
                "reviewed",
                ValueKinds.Whole(
                    1,
                    "Proof needs at least one reviewed alert.",
                    "Write a whole number from 1; 35 is the fewest that can show a bound of 0.10."
                ),
                "35",
                "Fewest reviewed alerts; 35 is the fewest that can show a bound of 0.10.",
                (ProofPolicy p) => p.Reviewed,
                (p, v) => p with { Reviewed = v },
                part: "reviewed alerts"
            ),
            Key.Required(
                "false_positive_upper_bound",
                ValueKinds.Share,
                "0.10",
                "Largest allowed 95 % upper bound of false positives, as a share.",
                (ProofPolicy p) => p.FalsePositiveUpperBound,
                (p, v) => p with { FalsePositiveUpperBound = v },
                part: "largest upper bound of false positives"
            ),
            AuthorityKeys.Shown,
            ProofBoundKeys.Bounds
        );

    private static KeyGroup<RecordLinks> LinkKeys =>
        new(
            Link("account", l => l.Account, (l, v) => l with { Account = v }, "The link to an account"),
            Link("contact", l => l.Contact, (l, v) => l with { Contact = v }, "The link to a contact")
        );

    private static KeyGroup<Baseline> BaselineKeys =>
        new(
            Key.Optional(
                "first_contact",
                ValueKinds.Duration,
                "3d",
                "Within which half of the leads of the highest band were contacted, in plain time.",
                (Baseline b) => Maybe.Of(b.FirstContact),
                (b, v) => b with { FirstContact = v },
                part: "first contact"
            ),
            Key.Optional(
                "opportunities",
                ValueKinds.Share,
                "0.05",
                "The share of leads that came to an opportunity.",
                (Baseline b) => Maybe.Of(b.Opportunities),
                (b, v) => b with { Opportunities = v },
                part: "opportunities"
            )
        );

    private static KeyGroup<HandoffAgreement> RetentionKeys =>
        new(
            Key.Required(
                "personal_data",
                ValueKinds.Duration,
                "180d",
                "How long personal data is kept.",
                (HandoffAgreement a) => a.PersonalDataRetention,
                (a, v) => a with { PersonalDataRetention = v },
                "Personal data",
                "kept for"
            )
        );

    private static GroupKey<HandoffAgreement, HandoffAgreement> Switch(
        string name,
        string example,
        string meaning,
        AgreementKey<HandoffAgreement> flag
    ) => new(new(name, new KeyGroup<HandoffAgreement>(flag).Shape, example, meaning), new(flag), a => a, a => new(true, a), (_, v) => v);

    private static AgreementKey<RecordLinks> Link(
        string name,
        Func<RecordLinks, string?> get,
        Func<RecordLinks, string, RecordLinks> set,
        string subject
    ) =>
        Key.Optional(
            name,
            ValueKinds.Link,
            $"\"https://crm.ourco.test/{name}s/{{{name}.id}}\"",
            $"E.g. https://crm.ourco.test/{name}s/{{{name}.id}}.",
            links => Maybe.Of(get(links)),
            set,
            subject: subject
        );
}
