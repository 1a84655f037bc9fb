using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of what the score may change, for whom, and by what proof.</summary>
internal static class AuthorityKeys
{
    private const string PilotExample = "{ all: [\"account.territory == EMEA\"] }";

    public static AgreementKey<HandoffAgreement> Authority { get; } =
        new GroupKey<HandoffAgreement, IReadOnlyDictionary<Behaviour, AuthorityLevel>>(
            new("authority", Keys.Shape, "{ alerts: use_now }", "What the score may change now. What is not listed is not yet allowed."),
            Keys,
            _ => new Dictionary<Behaviour, AuthorityLevel>(),
            a => new(true, a.Authority),
            (a, v) => a with { Authority = v }
        )
        {
            CheckGroup = AuthorityRules.Levels,
        };

    public static AgreementKey<HandoffAgreement> Pilots { get; } =
        new NamesKey<HandoffAgreement, Pilot>(
            new(
                "pilots",
                new NamesShape("behaviour", OnePilot.Shape, "The leads of one pilot."),
                $"{{ routing: {PilotExample} }}",
                "For which leads a behaviour whose authority is pilot is allowed; its name as under authority."
            ),
            PilotExample,
            OnePilot,
            new([], null),
            a => a.Pilots,
            (a, v) => a with { Pilots = v }
        )
        {
            Subject = name => $"The pilot of {name.Replace('_', ' ')}",
            Write = AgreementText.Of,
            CheckNames = AuthorityRules.Pilots,
        };

    /// <summary>The proofs that have been shown.</summary>
    public static AgreementKey<ProofPolicy> Shown { get; } =
        new GroupsKey<ProofPolicy, ShownProof>(
            new(
                "shown",
                new GroupsShape(OneProof.Shape, "One proof.", 0),
                "{ for: routing, what: the owner rules of Q4, by: U0123456789, on: 2026-11-02 }",
                "Proofs that have been shown: routing, sla and reporting are not used before theirs."
            ),
            OneProof,
            new(default, "", "", default),
            p => p.Shown,
            (p, v) => p with { Shown = v }
        )
        {
            Name = one => AgreementText.KeyOf(one.For),
            Subject = name => $"The proof for {name}",
            Write = one => $"\"{one.What}\", shown by {one.By} on {ValueKinds.Date.Write(one.On)}",
            CheckList = AuthorityRules.Shown,
        };

    private static KeyGroup<IReadOnlyDictionary<Behaviour, AuthorityLevel>> Keys =>
        new(
            Over(Behaviour.Queue, "The order of the reps' queue."),
            Over(Behaviour.Alerts, "Alerts in Slack. Until use_now, what would alert is held."),
            Over(Behaviour.ManagerReview, "Sending high-intent accounts to the managers for review."),
            Over(Behaviour.Routing, "Who owns a lead. Until use_now, a route suggests an owner and assigns nobody."),
            Over(Behaviour.Sla, "Response times that chase people. Until use_now, a missed first touch is only recorded."),
            Over(Behaviour.Reporting, "Pipeline and forecast claims. Until use_now, no alert is marked as countable.")
        );

    private static KeyGroup<Pilot> OnePilot =>
        new(
            PathKeys.OptionalConditions<Pilot>(
                "[\"account.territory == EMEA\"]",
                "Conditions that all have to hold.",
                p => p.All,
                (p, v) => p with { All = v }
            ),
            Key.Optional(
                "share",
                ValueKinds.Share,
                "0.25",
                "The share of accounts, always the same ones.",
                (Pilot p) => Maybe.Of(p.Share),
                (p, v) => p with { Share = v },
                absent: "every account"
            )
        );

    private static KeyGroup<ShownProof> OneProof =>
        new(
            Key.Required(
                "for",
                ValueKinds.Choice("a behaviour", AuthorityRules.Proved, AgreementText.Of),
                "routing",
                "What it is the proof for.",
                (ShownProof p) => p.For,
                (p, v) => p with { For = v }
            ),
            Key.Required(
                "what",
                ValueKinds.Text(200),
                "the owner rules of Q4",
                "What was shown, and where it can be read.",
                (ShownProof p) => p.What,
                (p, v) => p with { What = v }
            ),
            Key.Required(
                "by",
                ValueKinds.Person,
                "U0123456789",
                "Who answers for it.",
                (ShownProof p) => p.By,
                (p, v) => p with { By = v }
            ),
            Key.Required("on", ValueKinds.Date, "2026-11-02", "Since when.", (ShownProof p) => p.On, (p, v) => p with { On = v })
        );

    private static AgreementKey<IReadOnlyDictionary<Behaviour, AuthorityLevel>> Over(Behaviour behaviour, string meaning) =>
        Key.Optional(
            AgreementText.KeyOf(behaviour),
            ValueKinds.Choice("a level of authority", AgreementText.Levels, AgreementText.Of),
            "use_now",
            meaning,
            (IReadOnlyDictionary<Behaviour, AuthorityLevel> levels) =>
                levels.TryGetValue(behaviour, out var level) ? new(true, level) : default,
            (levels, level) => new Dictionary<Behaviour, AuthorityLevel>(levels) { [behaviour] = level },
            absent: "not_yet",
            subject: $"Authority over {AgreementText.Of(behaviour)}",
            saysAbsent: AgreementText.Of(AuthorityLevel.NotYet)
        );
}
