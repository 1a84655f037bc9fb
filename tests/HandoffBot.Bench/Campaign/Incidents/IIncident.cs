namespace HandoffBot.Bench.Campaign.Incidents;

/// <summary>Something that befalls the database while hosts run under load.</summary>
internal interface IIncident
{
    /// <summary>Before the n-th host is killed, counted from 1. What did not go as it should, in words.</summary>
    Task<IReadOnlyList<string>> BeforeKill(int kill);

    /// <summary>Between its death and its start.</summary>
    Task BeforeStart(int kill) => Task.CompletedTask;
}
