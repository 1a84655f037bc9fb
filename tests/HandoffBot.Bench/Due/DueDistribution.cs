namespace HandoffBot.Bench.Due;

/// <summary>Where in the table the alerts lie that are due in one round.</summary>
public enum DueDistribution
{
    /// <summary>Spread over all of it, each on pages of its own where it is large.</summary>
    Spread,

    /// <summary>Beside each other, as those that were made together and are due together.</summary>
    Together,
}
