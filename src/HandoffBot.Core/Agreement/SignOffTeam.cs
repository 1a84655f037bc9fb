namespace HandoffBot.Core.Agreement;

/// <summary>The four teams that agree to a change.</summary>
public enum SignOffTeam
{
    /// <summary>Those who work the leads.</summary>
    Sales,

    /// <summary>Those who bring the leads.</summary>
    Marketing,

    /// <summary>Those who run the systems between the two.</summary>
    Revops,

    /// <summary>Those who make the score.</summary>
    Data,
}

/// <summary>The four teams in words.</summary>
public static class SignOffTeamText
{
    /// <summary>All four, in the order in which they are shown.</summary>
    public static IReadOnlyList<SignOffTeam> All { get; } = Enum.GetValues<SignOffTeam>();

    /// <summary>What people call a team, e.g. "RevOps".</summary>
    /// <param name="team">The team.</param>
    public static string Of(SignOffTeam team) =>
        team switch
        {
            SignOffTeam.Sales => "Sales",
            SignOffTeam.Marketing => "Marketing",
            SignOffTeam.Revops => "RevOps",
            SignOffTeam.Data => "Data",
        };
}
