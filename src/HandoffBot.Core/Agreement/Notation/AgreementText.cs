namespace HandoffBot.Core.Agreement.Notation;

/// <summary>How behaviours and levels of authority are written in an agreement and said to people.</summary>
public static class AgreementText
{
    /// <summary>As written in the file, e.g. <c>manager_review</c>.</summary>
    public static IReadOnlyDictionary<string, Behaviour> Behaviours { get; } =
        new Dictionary<string, Behaviour>(StringComparer.Ordinal)
        {
            ["queue"] = Behaviour.Queue,
            ["alerts"] = Behaviour.Alerts,
            ["manager_review"] = Behaviour.ManagerReview,
            ["routing"] = Behaviour.Routing,
            ["sla"] = Behaviour.Sla,
            ["reporting"] = Behaviour.Reporting,
        };

    /// <summary>As written in the file, e.g. <c>use_now</c>.</summary>
    public static IReadOnlyDictionary<string, AuthorityLevel> Levels { get; } =
        new Dictionary<string, AuthorityLevel>(StringComparer.Ordinal)
        {
            ["use_now"] = AuthorityLevel.UseNow,
            ["not_yet"] = AuthorityLevel.NotYet,
            ["proof_needed"] = AuthorityLevel.ProofNeeded,
        };

    /// <summary>In plain words, e.g. <c>manager review</c>.</summary>
    public static string Of(Behaviour behaviour) => Behaviours.First(b => b.Value == behaviour).Key.Replace('_', ' ');

    /// <summary>In plain words, e.g. <c>not yet</c>.</summary>
    public static string Of(AuthorityLevel level) => Levels.First(l => l.Value == level).Key.Replace('_', ' ');
}
