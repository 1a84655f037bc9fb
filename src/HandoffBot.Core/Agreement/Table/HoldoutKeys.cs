using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of the share of accounts that is left without alerts.</summary>
internal static class HoldoutKeys
{
    public static AgreementKey<HandoffAgreement> Holdout { get; } =
        new GroupKey<HandoffAgreement, Holdout>(
            new(
                "holdout",
                Keys.Shape,
                "{ name: winter, share: 0.20, until: 2027-03-31 }",
                "A share of the accounts that is left without alerts for a while, to learn what alerts bring."
            )
            {
                Absent = "every lead alerts",
            },
            Keys,
            _ => Agreement.Holdout.Usual,
            a => Maybe.Of(a.Holdout),
            (a, v) => a with { Holdout = v }
        )
        {
            Wording = new("The holdout", ""),
            Write = HoldoutText.Of,
            CheckGroup = HoldoutRules.Gain,
        };

    private static KeyGroup<Holdout> Keys =>
        new(
            Key.Required(
                "name",
                ValueKinds.Text(60),
                "winter",
                "Tells one holdout from the next: another name draws other accounts and counts anew.",
                (Holdout h) => h.Name,
                (h, v) => h with { Name = v }
            ),
            Key.Required(
                "share",
                ValueKinds.Share with
                {
                    Check = HoldoutRules.Share,
                },
                "0.20",
                "The share of accounts without an alert, always the same ones, half of them at most.",
                (Holdout h) => h.Share,
                (h, v) => h with { Share = v }
            ),
            Key.Required(
                "until",
                ValueKinds.Date,
                "2027-03-31",
                "The last day, in the time zone of the review; after it every lead alerts again.",
                (Holdout h) => h.Until,
                (h, v) => h with { Until = v }
            ),
            Key.Optional(
                "outcome",
                ValueKinds.Choice("an outcome", HoldoutText.Outcomes, HoldoutText.Of),
                "opportunity",
                "What is measured. Outcomes have to be sent of every account, alerted or not.",
                (Holdout h) => new Maybe<LeadOutcome>(true, h.Outcome),
                (h, v) => h with { Outcome = v },
                absent: "opportunity"
            ),
            Key.Optional(
                "within",
                ValueKinds.Duration with
                {
                    Check = HoldoutRules.Within,
                },
                "90d",
                "How long after it would have alerted a lead has time to come there; it counts once that is over.",
                (Holdout h) => new Maybe<NodaTime.Duration>(true, h.Within),
                (h, v) => h with { Within = v },
                absent: "90d"
            ),
            Key.Optional(
                "without_alert",
                ValueKinds.Share,
                "0.10",
                "The share expected to come there without an alert.",
                (Holdout h) => new Maybe<decimal>(true, h.WithoutAlert),
                (h, v) => h with { WithoutAlert = v },
                absent: "0.10"
            ),
            Key.Optional(
                "with_alert",
                ValueKinds.Share,
                "0.15",
                "The share with one from which on alerts are worth it: nothing is concluded before this difference can be told.",
                (Holdout h) => new Maybe<decimal>(true, h.WithAlert),
                (h, v) => h with { WithAlert = v },
                absent: "0.15"
            )
        );
}
