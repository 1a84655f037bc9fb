using System.Globalization;

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
            ["pilot"] = AuthorityLevel.Pilot,
            ["not_yet"] = AuthorityLevel.NotYet,
            ["proof_needed"] = AuthorityLevel.ProofNeeded,
        };

    // A decision asks for several of them.
    private static readonly Dictionary<Behaviour, string> KeysOfBehaviours = Behaviours.ToDictionary(one => one.Value, one => one.Key);
    private static readonly Dictionary<AuthorityLevel, string> KeysOfLevels = Levels.ToDictionary(one => one.Value, one => one.Key);

    /// <summary>In plain words, e.g. <c>manager review</c>.</summary>
    public static string Of(Behaviour behaviour) => KeyOf(behaviour).Replace('_', ' ');

    /// <summary>As written in the file.</summary>
    public static string KeyOf(Behaviour behaviour) => KeysOfBehaviours[behaviour];

    /// <summary>As written in the file.</summary>
    public static string KeyOf(AuthorityLevel level) => KeysOfLevels[level];

    /// <summary>A pilot in words, e.g. <c>25 % of the accounts with account.territory == EMEA</c>.</summary>
    public static string Of(Pilot pilot)
    {
        var accounts = pilot.Share is { } share
            ? $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} % of the accounts"
            : "accounts";
        return pilot.All.Count == 0 ? accounts : $"{accounts} with {string.Join(" and ", pilot.All.Select(p => p.Text))}";
    }

    /// <summary>In plain words, e.g. <c>not yet</c>.</summary>
    public static string Of(AuthorityLevel level) => KeyOf(level).Replace('_', ' ');
}
