using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Rules;
using NodaTime;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys that say who agrees to a proposed change.</summary>
internal static class SignOffKeys
{
    public static AgreementKey<HandoffAgreement> SignOff { get; } =
        new GroupKey<HandoffAgreement, SignOff>(
            new(
                "sign_off",
                Keys.Shape,
                "{ sales: U…, marketing: U…, revops: U…, data: U… }",
                "Who agrees to a proposed change of the agreement, for each of four teams; one person may stand for several."
            )
            {
                Absent = "proposals are shown, and nobody can put one in force",
            },
            Keys,
            _ => new("", "", "", ""),
            a => Maybe.Of(a.SignOff),
            (a, v) => a with { SignOff = v }
        )
        {
            Wording = new("The sign-off", ""),
        };

    private static KeyGroup<SignOff> Keys =>
        new(
            Team(SignOffTeam.Sales, "sales", (s, v) => s with { Sales = v }),
            Team(SignOffTeam.Marketing, "marketing", (s, v) => s with { Marketing = v }),
            Team(SignOffTeam.Revops, "revops", (s, v) => s with { Revops = v }),
            Team(SignOffTeam.Data, "data", (s, v) => s with { Data = v }),
            Key.Optional(
                "within",
                ValueKinds.Duration with
                {
                    Check = ReviewRules.SignOffWithin,
                },
                "7d",
                "How long a proposal waits for all four before it expires, at most 28d.",
                (SignOff s) => s.Within == Agreement.SignOff.DefaultWithin ? default : new(true, s.Within),
                (SignOff s, Duration v) => s with { Within = v },
                absent: "7d",
                part: "within",
                saysAbsent: "7d"
            )
        );

    private static AgreementKey<SignOff> Team(SignOffTeam team, string name, Func<SignOff, string, SignOff> set) =>
        Key.Required(
            name,
            ValueKinds.Person,
            "U0123456789",
            $"Who agrees for {SignOffTeamText.Of(team)}.",
            s => s.Of(team),
            set,
            part: name
        );
}
