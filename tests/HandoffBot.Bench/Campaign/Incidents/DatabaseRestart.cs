namespace HandoffBot.Bench.Campaign.Incidents;

/// <summary>The database server is taken down hard and brought up again, now and then.</summary>
/// <param name="toggle">Takes it down; or brings it up.</param>
internal sealed class DatabaseRestart(Func<Task> toggle) : IIncident
{
    private const int Every = 5;

    public async Task<IReadOnlyList<string>> BeforeKill(int kill)
    {
        if (kill % Every == 0)
        {
            await toggle();
            await Task.Delay(TimeSpan.FromSeconds(2));
            await toggle();
        }

        return [];
    }
}
