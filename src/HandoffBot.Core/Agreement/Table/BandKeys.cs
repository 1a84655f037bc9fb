using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of bands.</summary>
internal static class BandKeys
{
    public static AgreementKey<HandoffAgreement> Bands { get; } =
        new GroupsKey<HandoffAgreement, Band>(
            new(
                "bands",
                new GroupsShape(Keys.Shape, "One band.", 1),
                "{ name: hot, from: 85, expires_after: 4h }",
                "Score bands, highest first. Below the last one a lead stays in nurture."
            )
            {
                IsRequired = true,
            },
            Keys,
            new("", 0, default),
            a => a.Bands,
            (a, v) => a with { Bands = v }
        )
        {
            Name = b => b.Name,
            Subject = name => $"Band \"{name}\"",
            CheckList = (faults, path, _, bands) => BandRules.Bands(faults, path, bands),
        };

    private static KeyGroup<Band> Keys =>
        new(
            Key.Name<Band>("name", "hot", "E.g. hot.", b => b.Name, (b, v) => b with { Name = v }),
            Key.Required(
                "from",
                ValueKinds.Number with
                {
                    StandIn = decimal.MaxValue,
                },
                "85",
                "The lowest score in the band.",
                (Band b) => b.From,
                (b, v) => b with { From = v },
                part: "lowest score"
            ),
            Key.Required(
                "expires_after",
                ValueKinds.Duration,
                "4h",
                "An alert of this band expires this long after its event occurred.",
                (Band b) => b.ExpiresAfter,
                (b, v) => b with { ExpiresAfter = v },
                part: "alerts expire after"
            ),
            new GroupKey<Band, SlaTarget>(
                new(
                    "sla",
                    SlaKeys.Shape,
                    "{ first_touch: 30m, remind_before: 10m }",
                    "How soon the first touch is due, in the working hours of the route's coverage."
                ),
                SlaKeys,
                _ => new(default),
                b => Maybe.Of(b.Sla),
                (b, v) => b with { Sla = v }
            )
            {
                CheckGroup = (faults, path, _, sla) => BandRules.Sla(faults, path, sla),
            },
            Key.Optional(
                "expected_meetings",
                ValueKinds.Share,
                "0.30",
                "The share of its alerts that is expected to come to a meeting within two weeks; the audit compares with it.",
                (Band b) => Maybe.Of(b.ExpectedMeetings),
                (b, v) => b with { ExpectedMeetings = v },
                part: "expected share of meetings"
            )
        );

    private static KeyGroup<SlaTarget> SlaKeys =>
        new(
            new ValueKey<SlaTarget, NodaTime.Duration>(
                new("first_touch", KeyShapes.Duration, "30m", "Time allowed.") { IsRequired = true },
                ValueKinds.Duration with
                {
                    StandIn = DurationNotation.Longest,
                },
                s => new(true, s.FirstTouch),
                (s, v) => s with { FirstTouch = v },
                new(null, "first touch within", "no limit")
            ),
            Key.Optional(
                "remind_before",
                ValueKinds.Duration with
                {
                    Write = before => $"{DurationNotation.Write(before)} before",
                },
                "10m",
                "How long before the deadline the owner is reminded.",
                (SlaTarget s) => Maybe.Of(s.RemindBefore),
                (s, v) => s with { RemindBefore = v },
                part: "reminder"
            ),
            Key.Optional(
                "reset_on_claim",
                ValueKinds.Flag(false, "begun anew by a claim", "kept over a claim"),
                "false",
                "Whether the clock begins anew when a person claims the lead for the first time.",
                (SlaTarget s) => s.ResetOnClaim ? new(true, true) : default,
                (s, v) => s with { ResetOnClaim = v },
                absent: "false",
                part: "first-touch clock",
                saysAbsent: "kept over a claim"
            ),
            new GroupKey<SlaTarget, CrmUpdateTarget>(
                new(
                    "crm_update",
                    CrmUpdateKeys.Shape,
                    "{ within: 1d, field: account.deal_size }",
                    "How soon after the first contact the CRM is to be updated, in the same working hours."
                )
                {
                    Absent = "nobody is asked to",
                },
                CrmUpdateKeys,
                _ => new(default, ""),
                s => Maybe.Of(s.CrmUpdate),
                (s, v) => s with { CrmUpdate = v }
            )
            {
                Wording = new(null, "CRM update", "not asked for"),
                Write = WriteCrmUpdate,
            }
        );

    private static KeyGroup<CrmUpdateTarget> CrmUpdateKeys =>
        new(
            Key.Required(
                "within",
                ValueKinds.Duration,
                "1d",
                "Time allowed.",
                (CrmUpdateTarget c) => c.Within,
                (c, v) => c with { Within = v }
            ),
            Key.Required(
                "field",
                ValueKinds.Field with
                {
                    Check = BandRules.CrmField,
                },
                "account.deal_size",
                "The field that tells of it: an event, or fields without a score, with this field from after the first contact.",
                (CrmUpdateTarget c) => c.Field,
                (c, v) => c with { Field = v }
            ),
            Key.Optional(
                "managers_after",
                ValueKinds.Duration,
                "4h",
                "How long after the deadline the managers are told; whoever contacted the lead is reminded at the deadline.",
                (CrmUpdateTarget c) => Maybe.Of(c.ManagersAfter),
                (c, v) => c with { ManagersAfter = v },
                absent: "they are not told"
            )
        );

    private static string WriteCrmUpdate(CrmUpdateTarget target) =>
        $"within {DurationNotation.Write(target.Within)}, told by {target.Field}"
        + (target.ManagersAfter is { } after ? $", the managers told {DurationNotation.Write(after)} after that" : "");
}
