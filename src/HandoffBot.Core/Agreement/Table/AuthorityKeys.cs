using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of what the score may change.</summary>
internal static class AuthorityKeys
{
    public static AgreementKey<HandoffAgreement> Authority { get; } =
        new GroupKey<HandoffAgreement, IReadOnlyDictionary<Behaviour, AuthorityLevel>>(
            new("authority", Keys.Shape, "{ alerts: use_now }", "What the score may change now. What is not listed is not yet allowed."),
            Keys,
            _ => new Dictionary<Behaviour, AuthorityLevel>(),
            a => new(true, a.Authority),
            (a, v) => a with { Authority = v }
        );

    private static KeyGroup<IReadOnlyDictionary<Behaviour, AuthorityLevel>> Keys =>
        new(
            Over(Behaviour.Queue, "The order of the reps' queue."),
            Over(Behaviour.Alerts, "Alerts in Slack."),
            Over(Behaviour.ManagerReview, "Manager review of high-intent accounts.", "No account goes to a manager for review."),
            Over(Behaviour.Routing, "Who owns a lead.", "The routing table alone decides who owns a lead; the score never does."),
            Over(Behaviour.Sla, "Response times that chase people. Until use_now, a missed first touch is only recorded."),
            Over(Behaviour.Reporting, "Pipeline and forecast claims.", "No pipeline or forecast figure is made.")
        );

    private static AgreementKey<IReadOnlyDictionary<Behaviour, AuthorityLevel>> Over(
        Behaviour behaviour,
        string meaning,
        string? withoutEffect = null
    ) =>
        Key.Optional(
            AgreementText.Of(behaviour).Replace(' ', '_'),
            ValueKinds.Choice("a level of authority", AgreementText.Levels, AgreementText.Of),
            "use_now",
            meaning,
            (IReadOnlyDictionary<Behaviour, AuthorityLevel> levels) =>
                levels.TryGetValue(behaviour, out var level) ? new(true, level) : default,
            (levels, level) => new Dictionary<Behaviour, AuthorityLevel>(levels) { [behaviour] = level },
            absent: "not_yet",
            subject: $"Authority over {AgreementText.Of(behaviour)}",
            saysAbsent: AgreementText.Of(AuthorityLevel.NotYet),
            withoutEffect: withoutEffect
        );
}
