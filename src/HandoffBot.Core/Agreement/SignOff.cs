using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Who has to agree before a proposed change of the agreement comes into force: one person for each of four teams, by e-mail
/// address or Slack user id. One person may stand for several.</summary>
public sealed record SignOff(string Sales, string Marketing, string Revops, string Data)
{
    /// <summary>Where an agreement names no <see cref="Within"/>.</summary>
    public static readonly Duration DefaultWithin = Duration.FromDays(7);

    /// <summary>How long a proposal waits for them before it expires.</summary>
    public Duration Within { get; init; } = DefaultWithin;

    /// <summary>Who signs for a team.</summary>
    /// <param name="team">The team.</param>
    public string Of(SignOffTeam team) =>
        team switch
        {
            SignOffTeam.Sales => Sales,
            SignOffTeam.Marketing => Marketing,
            SignOffTeam.Revops => Revops,
            SignOffTeam.Data => Data,
        };
}
