namespace HandoffBot.Core.Agreement;

/// <summary>A key that is read and kept, and does nothing yet.</summary>
/// <param name="Key">E.g. <c>authority.routing</c> or <c>bands.sla</c>.</param>
/// <param name="Path">Where it first stands in the agreement, e.g. <c>bands[0].sla</c>.</param>
/// <param name="Says">One plain sentence: what does not happen.</param>
public sealed record KeyWithoutEffect(string Key, string Path, string Says);

/// <summary>
/// What an agreement may say that nothing acts on yet: <c>check</c> names it, and <c>/handoff</c> marks it instead of
/// promising it. When a key comes to do something, its line here goes.
/// </summary>
public static class KeysWithoutEffect
{
    /// <summary>The first-touch clock of a band.</summary>
    public const string Sla = "bands.sla";

    private static readonly (string Key, Func<HandoffAgreement, string?> Path, string Says)[] Catalogue =
    [
        (
            Sla,
            a => First("bands[{0}].sla", a.Bands, b => b.Sla is not null),
            "No first-touch clock runs: nobody is reminded and no breach is noticed."
        ),
        (
            "coverage",
            a => a.Coverage.Count == 0 ? null : "coverage",
            "Working hours are not looked at: alerts are posted and expire around the clock."
        ),
        (
            "routing.coverage",
            a => First("routing[{0}].coverage", a.Routing, r => r.Coverage is not null),
            "A route takes leads around the clock, whatever its coverage."
        ),
        (
            "escalation",
            a => a.Escalation.Count == 0 ? null : "escalation",
            "Nothing escalates: no manager is told and no lead changes hands."
        ),
        (Authority(Behaviour.ManagerReview), a => In(a, Behaviour.ManagerReview), "No account goes to a manager for review."),
        (
            Authority(Behaviour.Routing),
            a => In(a, Behaviour.Routing),
            "The routing table alone decides who owns a lead; the score never does."
        ),
        (Authority(Behaviour.Sla), a => In(a, Behaviour.Sla), "No response-time clock runs, so nobody is chased."),
        (Authority(Behaviour.Reporting), a => In(a, Behaviour.Reporting), "No pipeline or forecast figure is made."),
        ("audit", a => a.Audit is null ? null : "audit", "No monthly audit is compiled."),
    ];

    /// <summary>The keys of an agreement that do nothing yet, each with its first place.</summary>
    public static IReadOnlyList<KeyWithoutEffect> In(HandoffAgreement agreement) =>
        [
            .. Catalogue
                .Select(c => (c.Key, Path: c.Path(agreement), c.Says))
                .Where(c => c.Path is not null)
                .Select(c => new KeyWithoutEffect(c.Key, c.Path!, c.Says)),
        ];

    /// <summary>Whether nothing acts on a key yet, whether or not an agreement holds it.</summary>
    public static bool Holds(string key) => Array.Exists(Catalogue, c => string.Equals(c.Key, key, StringComparison.Ordinal));

    /// <summary>The key of the authority over a behaviour.</summary>
    public static string Authority(Behaviour behaviour) => $"authority.{AgreementText.Of(behaviour).Replace(' ', '_')}";

    private static string? First<T>(string path, IReadOnlyList<T> items, Func<T, bool> has) =>
        items.Index().Where(i => has(i.Item)).Select(i => path.Replace("{0}", $"{i.Index}", StringComparison.Ordinal)).FirstOrDefault();

    private static string? In(HandoffAgreement agreement, Behaviour behaviour) =>
        agreement.Authority.ContainsKey(behaviour) ? Authority(behaviour) : null;
}
